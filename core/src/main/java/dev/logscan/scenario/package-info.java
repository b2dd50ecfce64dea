/**
 * What we know: documented problems as data, and the parser of their closed language.
 *
 * <p>A scenario is one JSON file. What several scenarios share stands in {@code vocabulary.json} and is called by name. The build
 * checks the files, and packs them into one of which a start reads what it needs.
 *
 * <h2>Conditions over one entry</h2>
 *
 * <p>In {@code where}, an object is <i>and</i>, a list is <i>or</i>, a text is a condition of the vocabulary. The keys of an
 * object are dotted field names, or {@code not}, {@code is} (conditions of the vocabulary), {@code any} (another list) and
 * {@code component}. A test is a text or a list of texts, for equality, or an object of {@code equals}, {@code contains},
 * {@code startsWith}, {@code endsWith}, {@code matches} (RE2 syntax), {@code atLeast}, {@code atMost}, {@code exists},
 * {@code blank}, {@code within} (address ranges), {@code sameHostAs}, {@code otherHostThan}, {@code samePathAs} and
 * {@code otherPathThan}.
 *
 * <h2>Signals</h2>
 *
 * <p>A signal is a named condition, with the components that write such entries; the log of the first component proves its
 * absence. {@code joined} signals are looked for in the other side's request. {@code context} signals are kept only beside
 * another entry of their correlation id. {@code like} takes a signal of the vocabulary and adds to it.
 *
 * <h2>Decisions over one incident</h2>
 *
 * <p>A text is a signal that is seen; a list is <i>or</i>; an object is <i>and</i>, of {@code all}, {@code any}, {@code not},
 * {@code fact} with a test, {@code version}, {@code side} and {@code joined}. {@code when} says what an incident must show,
 * {@code likely} and {@code possible} what lowers the confidence: they take the entries at hand as all there are. The
 * {@code confirmed} and {@code ruledOut} decisions of causes are judged in three values: a signal that is not seen is known to
 * be absent only where a log covers the time; otherwise the cause stays undecided, and the report asks for that log.
 *
 * <h2>Facts, findings and texts</h2>
 *
 * <p>A fact names the signals and the field it comes from, a fixed value and when it holds, another fact, or an option of the
 * user; {@code hidden} facts group and decide without being reported. {@code groupBy} names the facts that make one finding
 * of many attempts, {@code yieldsTo} the scenarios that take this one's place on the same incident. Texts are plain prose
 * with places such as <code>{host}</code>, <code>{host|words when it is not known}</code> and <code>{at:signal}</code>, the
 * file and line of the first entry with a signal.
 */
@NullMarked
package dev.logscan.scenario;

import org.jspecify.annotations.NullMarked;
