import type { Comment } from '../../comment/comment.entity'
import { CommentState } from '../../comment/comment.enums'
import type { Row } from '../first-data/records/rows'
import { REMARKS } from './words'
import { END, exampleId, instantBetween, type World } from './world'

/** What is commented on, and since when it could be. */
interface Subject {
  readonly id: string
  readonly createdAt: string
}

interface Above {
  readonly id: string
  readonly subjectId: string
  readonly depth: number
  readonly createdAt: string
}

const DEEPEST = 3
const UNREADABLE = [CommentState.DELETED, CommentState.HIDDEN, CommentState.PENDING] as const

/** Comments on the subjects, of which the first gets about half of them; a quarter are replies. */
export function commentRows(
  world: World,
  subjects: readonly [Subject, ...Subject[]],
  numbers: readonly number[],
): Row<Comment>[] {
  const { random } = world
  const written: Above[] = []
  return numbers.map((number) => {
    const answered = random.chance(0.25) ? written[random.below(written.length)] : undefined
    const above = answered && answered.depth < DEEPEST ? answered : undefined
    const subject = random.chance(0.5)
      ? subjects[0]
      : (subjects[random.below(subjects.length)] ?? subjects[0])
    const from = Date.parse((above ?? subject).createdAt)
    const comment = {
      id: exampleId(world, 'comment', number),
      subjectId: above?.subjectId ?? subject.id,
      depth: above ? above.depth + 1 : 0,
      createdAt: instantBetween(from, END, random),
    }
    written.push(comment)
    return {
      ...comment,
      text: `${random.pick(REMARKS)} ${random.chance(0.5) ? random.pick(REMARKS) : ''}`.trim(),
      state: random.chance(0.96) ? CommentState.PUBLISHED : random.pick(UNREADABLE),
      authorId: exampleId(world, 'account', random.lowBelow(world.accounts)),
      parentId: above?.id ?? null,
    }
  })
}
