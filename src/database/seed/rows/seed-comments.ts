import type { Account } from '../../../modules/account/account.entity'
import type { Comment } from '../../../modules/comment/comment.entity'
import type { CommentFact } from '../format/record-parsers'
import type { Facts } from './facts'
import { accountId, firstId, guideId, partnershipId } from './record-ids'
import { eventId } from './seed-events'
import { type SeedRow } from './seed-row'

export const accountRows = ({ accounts, retrievedAt }: Facts): SeedRow<Account>[] =>
  accounts.map(({ displayName }) => ({ id: accountId(displayName), displayName, createdAt: retrievedAt }))

export const commentRows = ({ partnerships, guideComments }: Facts): SeedRow<Comment>[] => [
  ...partnerships.flatMap(({ slug, comments, events }) => [
    ...threads(partnershipId(slug), comments),
    ...events.flatMap((event) => threads(eventId(slug, event), event.comments)),
  ]),
  ...guideComments.flatMap(({ guide, comments }) => threads(guideId(guide), comments)),
]

interface Above {
  readonly id: string
  readonly depth: number
}

/** The comments with their replies, each after what it answers. */
function threads(subjectId: string, comments: readonly CommentFact[], above?: Above): SeedRow<Comment>[] {
  return comments.flatMap(({ author, replies, ...fact }) => {
    const id = firstId('comment', subjectId, author, fact.createdAt)
    const depth = above ? above.depth + 1 : 0
    const row = { ...fact, id, subjectId, depth, authorId: accountId(author), parentId: above?.id ?? null }
    return [row, ...threads(subjectId, replies, row)]
  })
}
