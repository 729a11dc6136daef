import {
  BREAK,
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { getOrCreate } from '../../core/get-or-create'

/** Arguments that name one thing, or say how a value is written. */
const OF_ONE = new Set(['id', 'slug', 'krs', 'code', 'language', 'if', 'name'])

const known = new WeakMap<DocumentNode, boolean>()

/** Whether a document asks for nothing but things by their keys, and what they are: it takes less than to hand it to another thread. */
export const readsPoints = (schema: GraphQLSchema, document: DocumentNode): boolean =>
  getOrCreate(known, document, () => {
    let reads = true
    const typeInfo = new TypeInfo(schema)
    visit(
      document,
      visitWithTypeInfo(typeInfo, {
        Field() {
          const field = typeInfo.getFieldDef()
          reads = !field || isOfOne(field)
          return reads ? undefined : BREAK
        },
      }),
    )
    return reads
  })

const isOfOne = ({ args }: GraphQLField<unknown, unknown>) => args.every(({ name }) => OF_ONE.has(name))
