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
        int end = Swar.indexOf(bytes, start, bytes.length, (byte) '\n');
        return ContainerPiece.of(bytes, start, end) != null;
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
