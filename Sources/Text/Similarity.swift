/// How alike two folded texts are; each measure has a file of its own.
public enum Similarity {}
