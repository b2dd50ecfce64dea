/**
 * The front door of logscan: reads GitLab logs and reports the documented problems seen in them.
 *
 * <p>{@link dev.logscan.LogScan} scans {@link dev.logscan.input.LogInput inputs} for the scenarios of a {@link
 * dev.logscan.scenario.ScenarioCatalog} and gives a {@link dev.logscan.report.Report} of {@link dev.logscan.incident.Finding
 * findings}, which a {@link dev.logscan.report.Renderer} of a {@link dev.logscan.report.Format} writes. These types and what
 * they speak of are what a program of others uses. Other public types, such as {@code Correlator}, {@code Diagnosis} and {@code
 * InputScanner}, are public for the packages of the library, and may be used by whoever spreads a scan over machines.
 */
@NullMarked
package dev.logscan;

import org.jspecify.annotations.NullMarked;
