import { Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from './page'
import type { EntityClass } from './reader'

interface Naming {
  /** What a node is, in the plural, for the descriptions: `partnerships`. */
  readonly plural: string
  /** An abstract type whose fields every edge has too. */
  readonly edge?: EntityClass<object>
  /** An abstract type whose fields the connection has too. */
  readonly page?: EntityClass<object>
}

const NO_FIELDS = Object as EntityClass<object>

/** The Relay connection type of an entity. Instances are `Page`s: only the names and descriptions are made here. */
export function connectionOf(
  name: string,
  node: () => object,
  { plural, edge = NO_FIELDS, page = NO_FIELDS }: Naming,
) {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One of the ${plural} on a page, with its place in the list.`,
  })
  class ConnectionEdge extends edge {
    @Field({ description: 'The place in the list: pass it as after or before.' })
    cursor!: string

    @Field(() => node() as EntityClass<object>, { description: 'The entry itself.' })
    node!: object
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of ${plural}.` })
  class Connection extends page {
    @Field(() => [ConnectionEdge], { description: 'The entries with their cursors.' })
    edges!: ConnectionEdge[]

    @Field(() => [node() as EntityClass<object>], { description: 'The entries without their cursors.' })
    nodes!: object[]

    @Field(() => PageInfo, { description: 'Whether there is more, and how to get it.' })
    pageInfo!: PageInfo

    @Field(() => Int, {
      description: `How many ${plural} the whole list has, whatever the page. Counted only when asked for.`,
    })
    totalCount!: number
  }
  return Connection
}
