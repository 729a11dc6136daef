import { Field, ID, Int, InterfaceType } from 'type-graphql'
import { DateTime } from './scalars'
import { vocabulary } from './vocabulary'

const ID_DESCRIPTION =
  'Stable and the same everywhere: in the API, the feeds and the logs. The prefix names the type (`event_01jd…`); treat the rest as opaque.'

/** Rows are instances of their entity's class, whose name is the type's. */
const resolveType = (value: object) => value.constructor.name

@InterfaceType({
  resolveType,
  description: 'Anything in the registry that has an id. Query.node finds it again.',
})
export abstract class Node {
  @Field(() => ID, { description: ID_DESCRIPTION })
  id!: string
}

@InterfaceType({
  resolveType,
  description: 'Something whose record tells when it was made and last changed.',
})
export abstract class Timestamped {
  @Field(() => DateTime, {
    description: 'When the record was entered in the registry, which is not when the thing itself began.',
  })
  createdAt!: string

  @Field(() => DateTime, {
    description: 'When the record was last changed. Views and comments do not count as changes.',
  })
  updatedAt!: string
}

@InterfaceType({ resolveType, description: 'Something whose readers are counted.' })
export abstract class Viewable {
  @Field(() => ID, { description: ID_DESCRIPTION })
  id!: string

  @Field(() => Int, {
    description:
      'How many times it was opened by a reader, as applications report it. Queries themselves are not counted.',
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
  description: 'Whether a partnership, an event or a guide takes comments.',
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
      EN: { label: 'closed', description: 'No new comments can be added; those that are there stay.' },
    },
  },
})

@InterfaceType({
  resolveType,
  description: 'Something that people who are signed in may comment on: a partnership, an event or a guide.',
})
export abstract class Commentable {
  @Field(() => ID, { description: ID_DESCRIPTION })
  id!: string

  @Field(() => CommentPolicy, {
    description: 'Whether it takes comments, and whether they wait for a moderator.',
  })
  commentPolicy!: CommentPolicy
}

@InterfaceType({
  resolveType,
  description: 'Something that people who are signed in may report to the moderators.',
})
export abstract class Reportable {
  @Field(() => ID, { description: ID_DESCRIPTION })
  id!: string
}
