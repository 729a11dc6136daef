import { Directive, Field, ObjectType } from 'type-graphql'
import { openClaims } from '../../claim/open-claims'
import { refusalToClaim } from '../../claim/rules'
import { keeps, mayWrite } from '../../keeping/standing'
import { prefixOf } from '../../shared/ids'
import type { Commentable } from '../../shared/node'
import type { CommentContext } from '../commenting'
import { refusalToWrite } from '../rules'
import { hasReported, mayPublish } from './standing'

type Answer = boolean | PromiseLike<boolean>

/** Each answer is found when it is asked for: most applications want one or two. */
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What whoever asks may do about a partnership, an event or a guide now. A visitor: nothing.',
})
export class SubjectPermissions {
  constructor(
    private readonly subject: Commentable,
    private readonly context: CommentContext,
  ) {}

  @Field(() => Boolean, { description: 'Whether addComment would take a comment on it.' })
  get comment() {
    return this.whoWrites(() => refusalToWrite(this.subject.commentPolicy) === null)
  }

  @Field(() => Boolean, {
    description: 'Whether reportContent would take a report about it. False where a report of yours waits.',
  })
  get report() {
    const { subject, context } = this
    return this.whoWrites(
      async () => this.is('partnership', 'event') && !(await hasReported(context).load(subject.id)),
    )
  }

  @Field(() => Boolean, { description: 'Whether setCommentPolicy would obey you.' })
  get setCommentPolicy() {
    return this.whoWrites(() => this.context.viewer?.isModerator ?? false)
  }

  @Field(() => Boolean, {
    description:
      'Whether updatePartnership or updateEvent would obey you: those who keep the partnership. A guide: never.',
  })
  get update() {
    return this.whoWrites(() => keeps(this.context).load(this.subject.id))
  }

  @Field(() => Boolean, {
    description:
      'Whether publishPartnership would obey you: a draft, and you edit one of its territories, or are an administrator.',
  })
  get publish() {
    return this.whoWrites(() => this.is('partnership') && mayPublish(this.context).load(this.subject.id))
  }

  @Field(() => Boolean, {
    description:
      'Whether claimPartnership would take a claim: you do not keep the partnership, and have not claimed it yet.',
  })
  get claim() {
    const { subject, context } = this
    return this.whoWrites(async () => {
      if (!this.is('partnership')) return false
      const [isKept, open] = await Promise.all([keeps(context).load(subject.id), openClaims(context)])
      return refusalToClaim(subject.id, { isKept, open }) === null
    })
  }

  private async whoWrites(answer: () => Answer): Promise<boolean> {
    return (await mayWrite(this.context)) && answer()
  }

  private is(...prefixes: string[]): boolean {
    return prefixes.includes(prefixOf(this.subject.id) ?? '')
  }
}
