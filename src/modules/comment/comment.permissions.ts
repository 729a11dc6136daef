import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { Permission, permissions } from '../../authz/may'
import { Commentable } from '../../core/collections/node'
import { prefixOf } from '../../core/id'
import { claimPolicy } from '../claim/claim.policy'
import { eventPolicy } from '../event/event.policy'
import { partnershipPolicy } from '../partnership/partnership.policy'
import { removalPolicy } from '../partnership/removal/removal.policy'
import { Comment } from './comment.entity'
import { commentPolicy } from './comment.policy'
import type { CommentContext } from './commented-subject'
import { reportPolicy } from './moderation/report.policy'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What the viewer may do with a comment now. A visitor may do none of it.',
})
class CommentPermissions {
  @Field(() => Permission, { description: 'Whether you may reply to it with addComment.' })
  comment!: Permission

  @Field(() => Permission, {
    description: 'Whether you may call editComment: it is your own and was written recently.',
  })
  edit!: Permission

  @Field(() => Permission, { description: 'Whether you may call deleteComment: it is your own.' })
  delete!: Permission

  @Field(() => Permission, {
    description: 'Whether you may call reportContent on it. False while a report of yours is open.',
  })
  report!: Permission

  @Field(() => Permission, {
    description: 'Whether you may call hideComment: you are a moderator, and it is not your own.',
  })
  hide!: Permission
}

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'What the viewer may do with a partnership, an event or a guide now. A visitor may do none of it.',
})
class SubjectPermissions {
  @Field(() => Permission, { description: 'Whether you may call addComment on it.' })
  comment!: Permission

  @Field(() => Permission, {
    description: 'Whether you may call reportContent on it. False while a report of yours is open.',
  })
  report!: Permission

  @Field(() => Permission, { description: 'Whether you may call setCommentPolicy on it.' })
  setCommentPolicy!: Permission

  @Field(() => Permission, {
    description:
      'Whether you may call updatePartnership or updateEvent: you manage the partnership. Always false for a guide.',
  })
  update!: Permission

  @Field(() => Permission, {
    description:
      'Whether you may call publishPartnership: it is a draft, and you are an editor of one of its territories or an administrator.',
  })
  publish!: Permission

  @Field(() => Permission, {
    description:
      'Whether you may call claimPartnership: you do not manage the partnership, and have no open claim on it.',
  })
  claim!: Permission

  @Field(() => Permission, {
    description: 'Whether you may call confirmPartnership: you manage the partnership, and it has not ended.',
  })
  confirm!: Permission

  @Field(() => Permission, {
    description:
      'Whether you may call removePartnership or removeEvent: you are an editor of its territories or an administrator, and no other record refers to it. Always false for a guide.',
  })
  remove!: Permission
}

const ofAny = { comment: commentPolicy.add, setCommentPolicy: commentPolicy.setPolicy }

const NO_PARTNERSHIP = { publish: null, claim: null, confirm: null }

/** What may be done to each of what is commented on, by the beginning of its id. */
const ACTIONS = {
  partnership: {
    ...ofAny,
    report: reportPolicy.record,
    update: partnershipPolicy.update,
    publish: partnershipPolicy.publish,
    claim: claimPolicy.partnership,
    confirm: partnershipPolicy.confirm,
    remove: removalPolicy.partnership,
  },
  event: {
    ...{ ...ofAny, ...NO_PARTNERSHIP },
    report: reportPolicy.record,
    update: eventPolicy.update,
    remove: removalPolicy.event,
  },
  guide: { ...ofAny, ...NO_PARTNERSHIP, report: null, update: null, remove: null },
}

@Resolver(() => Commentable)
export class SubjectPermissionsResolver {
  @FieldResolver(() => SubjectPermissions, {
    description: 'What the viewer may do with it now, so that applications need not copy the rules.',
  })
  viewerCan(@Root() { id }: Commentable, @Ctx() context: CommentContext) {
    return permissions(ACTIONS[prefixOf(id) as keyof typeof ACTIONS], id, context)
  }
}

@Resolver(() => Comment)
export class CommentPermissionsResolver {
  @FieldResolver(() => CommentPermissions, {
    description: 'What the viewer may do with the comment now, so that applications need not copy the rules.',
  })
  viewerCan(@Root() { id }: Comment, @Ctx() context: CommentContext) {
    const { reply: comment, edit, delete: own, hide } = commentPolicy
    return permissions({ comment, edit, delete: own, report: reportPolicy.comment, hide }, id, context)
  }
}
