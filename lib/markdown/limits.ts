/**
 * Bounds that keep the work of one step constant however long a block grows. They are rules of the grammar
 * and hold for a whole document as for a growing one, so where a text was cut can never be seen in the result.
 */

/** Characters after which a run of inline text may be cut, at the first place no construct can reach across. */
export const pieceLength = 1000;

/** Characters after which a run is cut even if something in it is still unclosed. */
export const longestPiece = 4000;

/** Longest line read as a table's header, and longest link definition or one-paragraph formula. */
export const longestConstruct = 1000;

/** Lines of code drawn, and settled, together. */
export const chunkLines = 32;
