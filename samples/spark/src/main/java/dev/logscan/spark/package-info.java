/** Scans logs in a lake with Apache Spark. */
@NullMarked
package dev.logscan.spark;

import org.jspecify.annotations.NullMarked;
