import fc from 'fast-check'
import { fold, foldedPhrase, sortKey, tokens } from '../../src/core/values/polish-text'

const POLISH = 'aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż'
const NAME_CHARACTERS = [...POLISH, ...POLISH.toUpperCase(), ...'0123456789', ...' -–„”“"’\'.,…()/&!:']
const name = fc
  .array(fc.constantFrom(...NAME_CHARACTERS), { minLength: 1, maxLength: 12 })
  .map((characters) => characters.join('').trim())
const collator = new Intl.Collator('pl')
const sign = (number: number) => Math.sign(number)
const compareBytes = (a: string, b: string) => sign(Buffer.compare(Buffer.from(a), Buffer.from(b)))

describe('the sort key', () => {
  it('orders names as the Polish alphabet does, by its bytes', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(compareBytes(sortKey(a), sortKey(b))).toBe(sign(collator.compare(a, b)))
      }),
      { numRuns: 5_000 },
    )
  })

  it('orders names that differ only in case as well', () => {
    const similar = fc
      .array(fc.constantFrom('a', 'A', 'ż', 'Ż', ' ', '„', '”', '"'), { minLength: 1, maxLength: 4 })
      .map((characters) => characters.join('').trim())
    fc.assert(
      fc.property(similar, similar, (a, b) => {
        expect(compareBytes(sortKey(a), sortKey(b))).toBe(sign(collator.compare(a, b)))
      }),
      { numRuns: 5_000 },
    )
  })

  it('orders real words', () => {
    const words = [
      'Żółw',
      'zebra',
      'Łódź',
      'lody',
      'Ćma',
      'czas',
      'ósmy',
      'oset',
      'Ąkłowski',
      'Adam',
      'ala',
      'źdźbło',
      'świt',
      'syn',
    ]
    const sorted = words.toSorted((a, b) => compareBytes(sortKey(a), sortKey(b)))
    expect(sorted).toEqual(words.toSorted(collator.compare))
  })

  it('gives every text a key without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(typeof sortKey(text)).toBe('string')
      }),
    )
  })
})

describe('folding', () => {
  it.each([
    ['Żółw', 'zolw'],
    ['ŁÓDŹ', 'lodz'],
    ['Straße', 'strasse'],
    ['Œuvre', 'oeuvre'],
  ])('makes %s %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('is stable: folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  it('cuts words of letters and digits only, each once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const words = tokens(text, text)
        expect(words.every((word) => /^[\p{L}\p{N}]+$/u.test(word))).toBe(true)
        expect(new Set(words).size).toBe(words.length)
      }),
    )
    expect(tokens('Partnerstwo „Moje Wierzbno”, moje!')).toEqual(['partnerstwo', 'moje', 'wierzbno'])
  })

  it('finds a phrase where a space and the phrase are', () => {
    expect(foldedPhrase('„Moje Wierzbno”')).toBe(' moje wierzbno')
    expect(foldedPhrase('Partnerstwo „Moje Wierzbno”').indexOf(foldedPhrase('moje wierz'))).toBeGreaterThan(0)
  })
})
