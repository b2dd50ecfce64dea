package dev.logscan.input;

/** What a container runtime keeps of standard output: CRI's files and Docker's, in which long lines stand in pieces. */
final class ContainerFormat implements LineFormat {
    @Override
    public String id() {
        return "container";
    }

    @Override
    public boolean accepts(String name, Head head) {
        byte[] bytes = head.bytes();
        int start = head.firstInk();
        // The first line may be what is left of one.
        for (int line = 0; line < 2 && start < bytes.length; line++) {
            int end = Swar.indexOf(bytes, start, bytes.length, (byte) '\n');
            if (ContainerPiece.of(bytes, start, end) != null) {
                return true;
            }
            start = head.inkFrom(end);
        }
        return false;
    }

    @Override
    public boolean inPieces() {
        return false;
    }

    @Override
    public LineParser parser(EntryFactory factory) {
        return new ContainerLineParser(new AnyLineParser(factory));
    }
}
