package dev.logscan.input;

/** What the walks through one source share, however often they are started again behind damage. */
record DocumentContext(TripleQuotes quotes, QueryTable table, Completeness completeness, Tally tally) {}
