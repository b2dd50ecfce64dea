package dev.logscan.incident;

/**
 * Where to find an entry again: its row.
 *
 * @param key whose entry it is, by the fingerprint of its correlation id, or of all that it says when it has none
 * @param time when, in microseconds
 * @param shape what it says
 * @param number the how-many-th of all noticed entries it was
 */
record Ref(long key, long time, int shape, int number) {}
