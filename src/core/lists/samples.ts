import { raw, type Sql } from 'sql-template-tag'

/** The two last characters of an id are random, each one of 0–9 and a–z without i, l, o and u: of 1,024 pairs so many sort before these. */
const BOUNDS = ['01', '08', '20', '80']

/**
 * Conditions that share out the rows `t` by chance, in five samples of which each is larger than the one before:
 * about 1 in 1,024, 7 in 1,024, 7 in 128, 3 in 16, and the other 3 in 4. On PostgreSQL each of the first four has
 * an index of words of its own (src/database/migrations/1790000000020-sample-search.ts).
 */
export const SAMPLES: readonly Sql[] = [...BOUNDS, null].map((below, index) =>
  raw(
    [index > 0 && `right(t."id", 2) >= '${BOUNDS[index - 1]}'`, below && `right(t."id", 2) < '${below}'`]
      .filter(Boolean)
      .join(' AND '),
  ),
)
