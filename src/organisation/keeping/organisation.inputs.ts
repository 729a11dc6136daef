import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator'
import { Field, InputType, ObjectType } from 'type-graphql'
import { ChangePayload, changing, creating } from '../../keeping/keeping.inputs'
import { SectorCode } from '../../sector/sector.entity'
import { ContactInput } from '../../shared/contact.inputs'
import { IsKrs, IsNip, IsRegon } from '../../shared/identifiers'
import { PostalAddressInput } from '../../shared/place.inputs'
import { IsPlainName } from '../../shared/plain-text'
import { SourceInput } from '../../shared/source.inputs'
import { Organisation } from '../organisation.entity'
import { OrganisationKind } from '../organisation.enums'

const LONGEST_NAME = 300

@InputType()
abstract class OrganisationFields {
  @Field(() => OrganisationKind, { nullable: true, description: 'What kind of body it is.' })
  kind?: OrganisationKind | null

  @Field(() => SectorCode, { nullable: true, description: 'The sector it belongs to.' })
  sector?: SectorCode | null

  @Field(() => String, {
    nullable: true,
    description: 'Its number in the National Court Register, 10 digits.',
  })
  @IsOptional()
  @IsKrs()
  krs?: string | null

  @Field(() => String, { nullable: true, description: 'Its tax identification number, 10 digits.' })
  @IsOptional()
  @IsNip()
  nip?: string | null

  @Field(() => String, { nullable: true, description: 'Its REGON number, 9 or 14 digits.' })
  @IsOptional()
  @IsRegon()
  regon?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'The TERYT code of the unit it belongs to: `1465058`. An editor of the unit keeps its record.',
  })
  territory?: string | null

  @Field(() => ContactInput, { nullable: true, description: 'How to reach its office.' })
  @IsOptional()
  @ValidateNested()
  contact?: ContactInput | null

  @Field(() => PostalAddressInput, { nullable: true, description: 'Where its office is.' })
  @IsOptional()
  @ValidateNested()
  address?: PostalAddressInput | null

  @Field(() => [String], {
    nullable: true,
    description: 'What it can bring to a partnership, at most 20 entries. They replace all that were there.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsPlainName(200, { each: true })
  offers?: string[] | null

  @Field(() => [SourceInput], {
    nullable: true,
    description: 'Where the facts were read, at most 20. They replace all that were there.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested()
  sources?: SourceInput[] | null
}

@InputType({ description: 'A new organisation. What is left out is not known.' })
export class CreateOrganisationInput extends creating(OrganisationFields) {
  @Field({
    description: `Its full name, at most ${LONGEST_NAME} characters: \`Biblioteka Publiczna w Niemodlinie\`.`,
  })
  @IsPlainName(LONGEST_NAME)
  name!: string
}

@InputType({
  description: 'A change of an organisation. What is left out stays as it is; null means “not known”.',
})
export class UpdateOrganisationInput extends changing(OrganisationFields) {
  @Field(() => String, { nullable: true, description: 'The new name. A former one is not kept.' })
  @IsOptional()
  @IsPlainName(LONGEST_NAME)
  name?: string | null
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of an organisation.' })
export class OrganisationPayload extends ChangePayload {
  @Field(() => Organisation, {
    nullable: true,
    description: 'The organisation as it is now. Null where it was only to be checked.',
  })
  organisation!: Organisation | null
}
