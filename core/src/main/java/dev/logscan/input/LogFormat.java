package dev.logscan.input;

/** One way in which logs reach us. */
sealed interface LogFormat permits LineFormat, DocumentFormat {
    /** The word that stands for it in reports. */
    String id();

    /** Whether it can read this source, judged by its head; no format after it in the list is asked then. */
    boolean accepts(String name, Head head);
}
