import { Lexer, Source, TokenKind } from 'graphql'

/** The tokens of a document as its parser counts them; of one that breaks off, those before the break. */
export function countTokens(document: string): number {
  const lexer = new Lexer(new Source(document))
  let tokens = 0
  try {
    while (lexer.advance().kind !== TokenKind.EOF) tokens++
  } catch {
    return tokens
  }
  return tokens
}
