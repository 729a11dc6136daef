import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { PartialDate, WebAddress } from '../../../core/scalars'
import { type SourceInput, SourcesInputField } from '../../../core/values/source'
import { ChangeInput, ChangePayload, changing, creating } from '../../../mutations/mutation.inputs'
import { recordPayload } from '../../../mutations/payload'
import { PartnershipLink } from './link.entity'
import { PartnershipLinkKind } from './link.enums'

@InputType()
export abstract class PartnershipLinkFields {
  @Field(() => PartialDate, {
    nullable: true,
    description:
      'Of SUCCESSOR_OF: when it took over. Of PART_OF: since when it belongs to the other. Not for SAME_AS.',
  })
  since?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description:
      'Of PART_OF only: until when it belonged to the other; not before since, and not after today. Null: it still does.',
  })
  until?: string | null

  @SourcesInputField()
  sources?: SourceInput[] | null
}

@InputType({
  description:
    'A link from one partnership to another, or to a page about the same one elsewhere: give exactly one of otherId and url.',
})
export class LinkPartnershipsInput extends creating(PartnershipLinkFields) {
  @Field(() => ID, {
    description:
      'The id of the partnership that is the successor, the part, or the same: `partnership_01j…`.',
  })
  partnershipId!: string

  @Field(() => PartnershipLinkKind, { description: 'What it is to the other end.' })
  kind!: PartnershipLinkKind

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the predecessor, of the whole, or of the other record of the same partnership.',
  })
  otherId?: string | null

  @Field(() => WebAddress, {
    nullable: true,
    description: 'Of SAME_AS: the page of the same partnership in another registry or knowledge base.',
  })
  url?: string | null
}

@InputType({
  description:
    'A change of a link. What you leave out stays; null clears a date; a list replaces the stored list.',
})
export class UpdatePartnershipLinkInput extends changing(PartnershipLinkFields) {}

@InputType({ description: 'The link to agree to.' })
export class AcceptPartnershipLinkInput extends ChangeInput {}

@InputType({ description: 'The link to remove.' })
export class UnlinkPartnershipsInput extends ChangeInput {}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of a link between partnerships.' })
class PartnershipLinkPayload extends ChangePayload {
  @Field(() => PartnershipLink, {
    nullable: true,
    description: 'The link as it is now. Null if it was removed, and with validateOnly.',
  })
  link!: PartnershipLink | null
}

export const linkPayload = recordPayload(PartnershipLinkPayload, 'link')
