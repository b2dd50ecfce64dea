/**
 * What we say to others: pseudonyms for names and addresses, texts in which nothing unknown is left, and whether a copy
 * made so still shows the same findings.
 *
 * <p>A text is redacted by what is known to be harmless, not by what is known to be a secret: a word that GitLab, Jira,
 * Ruby and HTTP do not use becomes a pseudonym. Equal values become equal pseudonyms in every spelling, different ones
 * different pseudonyms; hosts keep their domain, addresses their class and ports.
 */
@NullMarked
package dev.logscan.redact;

import org.jspecify.annotations.NullMarked;
