package dev.logscan.benchmark;

/** Numbers that look random: SplitMix64, so that a seed gives the same ones on every Java. Not thread-safe. */
final class RandomBits {
    private long state;

    RandomBits(long seed) {
        state = seed;
    }

    /** Numbers of their own for what a name stands for, whatever else was drawn before. */
    static RandomBits of(long seed, String name, long number) {
        long hash = seed;
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash + name.charAt(i));
        }
        return new RandomBits(mix(hash + number));
    }

    long next() {
        state += 0x9e3779b97f4a7c15L;
        return mix(state);
    }

    /** A number from 0 on, smaller than the limit. */
    int below(int limit) {
        return (int) ((next() >>> 33) % limit);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
