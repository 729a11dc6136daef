import { readFileSync } from 'node:fs'
import { registrySchema } from '../../src/server/schema/schema'

describe('schema/schema.graphql', () => {
  it('is what the annotated classes make', () => {
    const committed = readFileSync('schema/schema.graphql', 'utf8').split('\n')
    const made = registrySchema().sdl.split('\n')
    const line = made.findIndex((text, index) => text !== committed[index])
    if (line >= 0 || made.length !== committed.length) {
      throw new Error(
        `The committed schema is not the one that the classes make. Run \`npm run schema\` and commit it.
The first difference is in line ${line + 1}: ${committed[line]} is now ${made[line]}`,
      )
    }
  })
})
