import { Field, ID, Int, InterfaceType } from 'type-graphql'
import { DateTime } from '../scalars'
import { vocabulary } from '../vocabulary'

const ID_DESCRIPTION =
  'Stable and the same everywhere: in the API, the feeds and the logs. The prefix names the type (`event_01jd…`); treat the rest as opaque.'

/** Rows are instances of their entity's class, whose name is the type's. */
const resolveType = (value: object) => value.constructor.name

@InterfaceType({
  resolveType,
  description: 'Anything in the registry that has an id. Query.node finds it by that id.',
})
export abstract class Node {
  @Field(() => ID, { description: ID_DESCRIPTION })
  id!: string
}

@InterfaceType({
  resolveType,
  description: 'Something whose record shows when it was created and last changed.',
})
export abstract class Timestamped {
  @Field(() => DateTime, {
    description: 'When the record was entered in the registry. The thing itself may be older.',
  })
  createdAt!: string

  @Field(() => DateTime, {
    description: 'When the record was last changed. Views and comments are not changes of the record.',
  })
  updatedAt!: string
}

@InterfaceType({ implements: Node, resolveType, description: 'Something whose readers are counted.' })
export abstract class Viewable implements Node {
  id!: string

  @Field(() => Int, {
    description: 'How many times readers opened it, as reported by applications. Queries are not counted.',
  })
  viewCount!: number
}

export enum CommentPolicy {
  OPEN = 'OPEN',
  MODERATED = 'MODERATED',
  CLOSED = 'CLOSED',
}

vocabulary(CommentPolicy, {
  name: 'CommentPolicy',
  description: 'Whether a partnership, an event or a guide accepts comments.',
  values: {
    OPEN: {
      PL: { label: 'otwarte', description: 'Komentarze pojawiają się od razu.' },
      EN: { label: 'open', description: 'Comments appear at once.' },
    },
    MODERATED: {
      PL: { label: 'moderowane', description: 'Komentarze pojawiają się po zatwierdzeniu przez moderatora.' },
      EN: { label: 'moderated', description: 'Comments appear after a moderator has approved them.' },
    },
    CLOSED: {
      PL: { label: 'zamknięte', description: 'Nowych komentarzy dodać nie można; dotychczasowe pozostają.' },
      EN: { label: 'closed', description: 'New comments are not accepted; existing ones stay.' },
    },
  },
})

@InterfaceType({
  implements: Node,
  resolveType,
  description: 'Something that signed-in people may comment on: a partnership, an event or a guide.',
})
export abstract class Commentable implements Node {
  id!: string

  @Field(() => CommentPolicy, {
    description: 'Whether it accepts comments, and whether they wait for a moderator.',
  })
  commentPolicy!: CommentPolicy
}

@InterfaceType({
  implements: Node,
  resolveType,
  description: 'Something that signed-in people may report to the moderators.',
})
export abstract class Reportable implements Node {
  id!: string
}

@InterfaceType({
  implements: Node,
  resolveType,
  description:
    'Anything that a search over the whole registry can find. A list of results needs no more than these fields.',
})
export abstract class SearchResult implements Node {
  id!: string

  @Field({ description: 'What to call it in a list: its name or title.' })
  title!: string

  @Field(() => String, {
    nullable: true,
    description: 'What tells it from others of the same title, in a line. Null: nothing is known.',
  })
  summary!: string | null
}
