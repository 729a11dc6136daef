import { tries } from '../../support/scale'
import 'reflect-metadata'
import fc from 'fast-check'
import papaparse from 'papaparse'
import { isNothing } from '../../../src/interchange/import/columns/cell-forms'
import { damages, fieldsOf, rowsOf, text, written } from './random-files'

const hasContent = (line: Buffer) => /[^\s",;]/.test(String(line))

const joined = (lines: readonly Buffer[], newline: string) =>
  Buffer.concat(lines.flatMap((line) => [line, Buffer.from(newline)]))

const newlines = fc.constantFrom('\n', '\r\n')

/** A good row, and perhaps what damages it. */
const lines = fc.array(
  fc.record({
    name: text('"', ',', ';', '"Bór"', ', ', '" ', '",'),
    damage: fc.option(damages, { freq: 3, nil: null }),
    isBlank: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
  }),
  { minLength: 1, maxLength: 12 },
)

describe('A row that cannot be read', () => {
  it('costs no other: each line is a row that is in, or one that is told', async () => {
    await fc.assert(
      fc.asyncProperty(lines, newlines, fc.integer({ min: 7, max: 4_000 }), async (rows, newline, chunk) => {
        const good = rows.map(({ name }, index) => ({ key: `K${index}`, name }))
        const file = rows.map(({ damage, isBlank }, index) => {
          const line = Buffer.from(written([[`K${index}`, good[index]?.name ?? '']]))
          if (isBlank) return Buffer.alloc(0)
          const damaged = damage?.(line) ?? line
          return hasContent(damaged) ? damaged : line
        })
        // Letters show that the file as a whole is in UTF-8.
        const header = Buffer.from(`key,name${newline}Ż,Żuraw`)
        const bytes = joined([header, ...file], newline)
        // Of a line that is too long, small pieces would be hundreds of thousands.
        const read = await rowsOf(bytes, Math.max(chunk, Math.ceil(bytes.length / 1_000)))
        expect(read.length).toBe(1 + file.filter(hasContent).length)
        const intact = good.filter((_, index) => !rows[index]?.damage && !rows[index]?.isBlank)
        expect(read.map(fieldsOf)).toEqual(expect.arrayContaining(intact))
        expect(read.map(({ number }) => number)).toEqual(read.map(({ line }) => line))
      }),
      { numRuns: tries(600) },
    )
  })

  it('costs no other, where cells have several lines', async () => {
    // With a comma at its end, a cell may look as if it began another.
    const description = text('"', ',', '\n', '\n\n', '\r\n', '"Bór"', ';', '",', '"\n').filter(
      (cell) => !/,"*$/.test(cell),
    )
    const row = fc.record({ name: text('"', ',', ';'), description })
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        damages,
        newlines,
        async (rows, at, damage, newline) => {
          const records = rows.map(({ name, description }, index) => ({
            key: `K${index}`,
            name,
            description,
          }))
          const damaged = at % rows.length
          const file = records.map(({ key, name, description }, index) => {
            const line = Buffer.from(written([[key, name, description]]))
            return index === damaged ? damage(line) : line
          })
          const header = Buffer.from(`key,name,description${newline}Ż,Żuraw,`)
          const read = await rowsOf(joined([header, ...file], newline))
          const good = records.filter((_, index) => index !== damaged)
          expect(read.map(fieldsOf)).toEqual(expect.arrayContaining(good))
        },
      ),
      { numRuns: tries(500) },
    )
  })

  it('is found: the report names its line, and its key where it can be read', async () => {
    const file =
      'key,name,description\nA,"Dąb","Opis\no dębie"\nB,"Klon\nC,"Lipa" i "Bór"\n\nD,Jesion\nE,"Wiąz",\n'
    const read = await rowsOf(file)
    expect(
      read.map(({ number, line, values }) => [number, line, values.fields.key, values.problems.length]),
    ).toEqual([
      [2, 2, 'A', 0],
      [3, 4, 'B', 1],
      [4, 5, 'C', 1],
      [6, 7, 'D', 1],
      [7, 8, 'E', 0],
    ])
    expect(read[1]?.values.problems[0]?.message).toContain(
      'A cell that begins with a quotation mark on line 4 of the file',
    )
  })

  it.each([
    ['a file whose records are joined without a line end', 'B,Klon\rC,Lipa'],
    ['a mark that two joined files leave', '\ufeffkey,name'],
    ['the names again', 'key,name'],
    ['too many cells', 'B,Klon,Lipa'],
    ['too few cells', 'B'],
    ['a delimiter between marks that are text', 'B,Szkoła "Dąb, Klon" nr 1'],
    ['a delimiter between marks, and text after it', 'B,"Dąb, Klon" nr 1'],
    ['a word between marks at both ends', 'B,"Dąb" i "Klon"'],
    ['a blank before the mark', 'B, "Klon"'],
  ])('is %s', async (_what, line) => {
    const read = await rowsOf(`key,name\nA,Dąb\n${line}\nD,Jesion\n`)
    expect(read.map((row) => fieldsOf(row)?.name)).toEqual(['Dąb', undefined, 'Jesion'])
    expect(read[1]?.values.problems).toHaveLength(1)
  })

  it('is bounded, where a quotation mark opens a cell that nothing ends', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => `K${index},${'Dąb '.repeat(20)}`)
    const read = await rowsOf(
      `key,name,description\nA,Klon,"Opis\n${rows.map((row) => `${row},`).join('\n')}\n`,
    )
    expect(read.filter(({ values }) => values.problems.length > 0).map(({ number }) => number)).toEqual([2])
    expect(read).toHaveLength(30_001)
  })

  it('of NDJSON is its line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ name: text('"', ',', '\\'), damage: fc.option(damages, { nil: null }) }), {
          minLength: 1,
          maxLength: 10,
        }),
        async (rows) => {
          const good = rows.map(({ name }, index) => ({ key: `K${index}`, name }))
          const file = rows.map(({ damage }, index) => {
            const line = Buffer.from(JSON.stringify(good[index]))
            return damage ? damage(line) : line
          })
          const read = await rowsOf(joined([Buffer.from('{"key":"Ż","name":"Żuraw"}'), ...file], '\n'))
          expect(read.map(fieldsOf)).toEqual(
            expect.arrayContaining(good.filter((_, index) => !rows[index]?.damage)),
          )
          expect(read).toHaveLength(1 + file.filter((line) => String(line).trim() !== '').length)
        },
      ),
      { numRuns: tries(300) },
    )
  })

  it('does not make CSV of NDJSON by being the first', async () => {
    const read = await rowsOf('"key":"A","name":"Dąb"}\n{"key":"B","name":"Klon"}\n')
    expect(read.map((row) => fieldsOf(row)?.name)).toEqual([undefined, 'Klon'])
  })
})

describe('A quotation mark that cannot be misread', () => {
  it.each([
    ['"EDU" SZKOLA', '"EDU" SZKOLA'],
    ['Fundacja "Próba"', 'Fundacja "Próba"'],
    ['Fundacja „Próba"', 'Fundacja „Próba"'],
    ['="0000325251"', '0000325251'],
    ['="Próba"', '="Próba"'],
    ['"Dąb" ', 'Dąb'],
    ['"Fundacja ""Próba"""', 'Fundacja "Próba"'],
    ['"""EDU"" SZKOLA"', '"EDU" SZKOLA'],
  ])('is read as text: %s', async (cell, name) => {
    for (const delimiter of [',', ';', '\t']) {
      const file = ['key,name,summary', `A,${cell},x`, 'B,Klon,'].join('\r\n').replaceAll(',', delimiter)
      expect((await rowsOf(file)).map((row) => fieldsOf(row)?.name)).toEqual([name, 'Klon'])
    }
  })

  it.each([
    [',', '="0000325251"', '0000325251'],
    [';', '="0000325251"', '0000325251'],
    [';', '"=""0000325251"""', '0000325251'],
    [';', "'=1", '=1'],
    [';', "''=1", "'=1"],
    [',', "'=1", "'=1"],
  ])('is, where “%s” stands between cells, read as Excel means it: %s', async (delimiter, cell, name) => {
    const file = ['key,name', `A,${cell}`].join('\r\n').replaceAll(',', delimiter)
    expect((await rowsOf(file)).map((row) => fieldsOf(row)?.name)).toEqual([name])
  })
})

describe('A file that is right', () => {
  it('is read as another program reads it', async () => {
    const cell = fc
      .oneof(fc.string(), text('"', ',', ';', '\t', '\n', '\r\n', '\r', '"\n"', '\\', '\u2028'))
      .filter((each) => !isNothing({ name: 'summary' }, each.trim()) && !/^\s*['=]/.test(each))
    const form = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t'),
      newline: newlines,
      chunk: fc.integer({ min: 1, max: 200 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }), form, async (rows, form) => {
        const records = rows.map((cells, index) => [`K${index}`, ...cells])
        const { delimiter, newline, chunk } = form
        const file = written([['key', 'summary', 'description', 'seeksText'], ...records], delimiter, newline)
        const { data } = papaparse.parse<string[]>(file, { delimiter, newline })
        // A dash says that there is nothing.
        const readAs = (each: string) => (/^-*$/.test(each.trim()) ? null : each.trim())
        const expected = data.slice(1).map((cells) => cells.map(readAs))
        const read = await rowsOf(file, chunk)
        expect(read.map(({ values }) => values.problems)).toEqual(read.map(() => []))
        expect(read.map(({ values }) => Object.values(values.fields))).toEqual(expected)
        expect(expected).toEqual(records.map((cells) => cells.map(readAs)))
      }),
      { numRuns: tries(500) },
    )
  })

  it('may end its lines by carriage returns alone, or by too many', async () => {
    for (const end of ['\r', '\r\r\n'])
      for (const chunk of [1, 5, 1_000]) {
        const file = ['key,name', 'A,"Dąb, Klon"', 'B,Lipa', ''].join(end)
        expect((await rowsOf(file, chunk)).map((row) => fieldsOf(row)?.name)).toEqual(['Dąb, Klon', 'Lipa'])
      }
  })
})
