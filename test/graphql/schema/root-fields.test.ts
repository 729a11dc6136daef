import { isNonNullType } from 'graphql'
import { publicSchema } from './types'

const schema = publicSchema()
const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
  Object.values(type?.getFields() ?? {}),
)

describe('the fields of Query and Mutation', () => {
  it('are nullable, so that one that fails costs only itself', () => {
    expect(roots.length).toBeGreaterThan(80)
    expect(roots.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([])
  })

  it('say when they are null', () => {
    const silent = roots.filter(({ description }) => !/\bnull\b/i.test(description ?? ''))
    expect(silent.map(({ name }) => name)).toEqual([])
  })
})
