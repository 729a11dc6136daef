import fc from 'fast-check'
import { isPlainName, tidy } from '../../src/core/values/plain-text'

const graphemes = new Intl.Segmenter('pl', { granularity: 'grapheme' })
const lengthOf = (text: string) => [...graphemes.segment(tidy(text))].length

describe('the length of a text', () => {
  const characters = ['a', 'ż', 'z\u0307', 'é', '👩‍👩‍👧‍👦', '🇵🇱', '👍🏽', 'ก็', ' ', '한', '각']

  it('is that of its characters as a reader counts them, however long it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 3_000 }), (drawn) => {
        const text = `a${drawn.join('')}a`
        const length = lengthOf(text)
        expect(isPlainName(text, length)).toBe(true)
        expect(isPlainName(text, length - 1)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  it('is too long where marks pile up without end', () => {
    expect(isPlainName(`a${'\u0301'.repeat(100_000)}`, 300)).toBe(false)
  })
})
