import sql, { raw, type Sql } from 'sql-template-tag'
import { foldedPhrase, tokens } from '../values/polish-text'
import type { Scope } from './list-declaration'

/** True of the rows `t` of the table that hold every word of the text, or a word that begins so. A text without words finds nothing. */
export const matches =
  (table: string) =>
  (text: string, { dialect }: Pick<Scope, 'dialect'>): Sql => {
    const words = tokens(text)
    return words.length === 0 ? sql`1 = 0` : dialect.hasTokens(table, words)
  }

/** The rank of a row whose name begins with the text. */
export const BEGINS_WITH_IT = 0

/** 0 where the name begins with the text, 1 where it contains it, 2 where the words are elsewhere. */
export function rank(text: string, { dialect }: Pick<Scope, 'dialect'>): Sql {
  const found = dialect.position(sql`t."nameFolded"`, sql`${foldedPhrase(text)}`)
  return sql`CASE ${found} WHEN 1 THEN ${raw(String(BEGINS_WITH_IT))} WHEN 0 THEN 2 ELSE 1 END`
}

const LAST_CHARACTER = '\u{10ffff}'

/** True of the rows `t` whose name begins with the words of the text; an index finds them. */
export function beginsWith(text: string): Sql {
  const phrase = foldedPhrase(text)
  return sql`t."nameFolded" >= ${phrase} AND t."nameFolded" < ${phrase + LAST_CHARACTER}`
}
