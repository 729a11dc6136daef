import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { registrySchema } from '../../../src/graphql/schema/schema'

/** In a process of its own, as `npm run schema`: types come in the order in which their classes are loaded. */
const SCHEMA = './dist/src/graphql/schema/schema'

const printed = () =>
  execFileSync(process.execPath, ['--print', `require('${SCHEMA}').registrySchema().sdl`], {
    encoding: 'utf8',
  }).replace(/\n$/, '')

describe('schema/schema.graphql', () => {
  it('is what the annotated classes make', () => {
    const committed = readFileSync('schema/schema.graphql', 'utf8').split('\n')
    const made = printed().split('\n')
    const line = made.findIndex((text, index) => text !== committed[index])
    if (line >= 0 || made.length !== committed.length) {
      throw new Error(
        `The committed schema is not the one that the classes make. Run \`npm run schema\` and commit it.
The first difference is in line ${line + 1}: ${committed[line]} is now ${made[line]}`,
      )
    }
  })
})

describe('schema/api.graphql', () => {
  const committed = readFileSync('schema/api.graphql', 'utf8')

  it('is what introspection shows, without what is of federation', () => {
    const { clientSchema } = registrySchema()
    expect(printSchema(lexicographicSortSchema(buildSchema(committed)))).toBe(
      printSchema(lexicographicSortSchema(clientSchema)),
    )
    expect(committed).not.toMatch(
      /\b_(Any|Entity|Service|service|entities)\b|link__|federation__|@key|@shareable/,
    )
  })
})
