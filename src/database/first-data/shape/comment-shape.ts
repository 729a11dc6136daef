import { CommentState } from '../../../comment/comment.enums'
import { list, oneOf, optional, orElse, record, type Shape, text } from './shape'
import { instant } from './value-shapes'

export interface CommentFact {
  /** An account's displayName. */
  readonly author: string
  readonly text: string
  readonly state: CommentState
  readonly createdAt: string
  readonly editedAt: string | null
  readonly replies: CommentFact[]
}

const comment: Shape<CommentFact> = record({
  author: text,
  text,
  state: orElse(oneOf(Object.values(CommentState)), CommentState.PUBLISHED),
  createdAt: instant,
  editedAt: optional(instant),
  replies: list((value, where) => comment(value, where)),
})

export const comments = list(comment)
