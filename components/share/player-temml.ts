/**
 * Stands in for `temml` in the offline player, which has everything in one file: a fifth of that would be the typesetter,
 * in every export. There formulas stay as they were written.
 */
throw new Error('Formulas are not typeset here.');
export default {};
