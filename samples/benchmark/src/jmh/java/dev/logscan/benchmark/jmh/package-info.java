/** Measures the inner parts, each by itself. */
package dev.logscan.benchmark.jmh;
