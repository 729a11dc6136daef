import { ArrayMaxSize, IsOptional, Matches, ValidateNested } from 'class-validator'
import { Directive, Field, InputType, ObjectType } from 'type-graphql'
import { Column } from 'typeorm'
import { applyDecorators } from '../apply-decorators'
import { WebAddress } from '../scalars'
import { IsPlainName } from './plain-text'

const MAX_IMAGES = 20
const MAX_ADDRESS_LENGTH = 2_000
const MAX_TEXT_LENGTH = 300

/** Pages that are shown by https load no image by http. */
const IsImageAddress = () =>
  applyDecorators(
    Matches(/^https:\/\//i, { message: 'url must be an https address.' }),
    IsPlainName(MAX_ADDRESS_LENGTH),
  )

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'An image on the web, which the registry does not keep itself.',
})
export class Image {
  @Field(() => WebAddress, { description: 'Its address, https: `https://example.org/logo.png`.' })
  @Column({ type: 'text', nullable: true })
  url!: string

  @Field({ description: 'What it shows, in words, for people who do not see it (alternative text).' })
  @Column({ type: 'text', nullable: true })
  alt!: string
}

@InputType({ description: 'An image on the web.' })
export class ImageInput {
  @Field(() => WebAddress, {
    description: 'Its address, https, at most 2,000 characters: `https://example.org/piknik.jpg`.',
  })
  @IsImageAddress()
  url!: string

  @Field({
    description: `What it shows, in words, at most ${MAX_TEXT_LENGTH} characters: \`Sąsiedzi przy stole pod lipą\`.`,
  })
  @IsPlainName(MAX_TEXT_LENGTH)
  alt!: string
}

@InputType({
  description:
    'A logo on the web. A new one needs both values; an update may give only the one that changes.',
})
export class LogoInput {
  @Field(() => WebAddress, {
    nullable: true,
    description: 'Its address, https, at most 2,000 characters: `https://example.org/logo.png`.',
  })
  @IsOptional()
  @IsImageAddress()
  url?: string | null

  @Field(() => String, {
    nullable: true,
    description: `What it shows, in words, at most ${MAX_TEXT_LENGTH} characters: \`Trzy splecione dłonie\`.`,
  })
  @IsOptional()
  @IsPlainName(MAX_TEXT_LENGTH)
  alt?: string | null
}

export const imagesOf = (given: readonly ImageInput[] | null | undefined): Image[] | undefined =>
  given?.map(({ url, alt }) => ({ url, alt }))

export const LogoField = () =>
  applyDecorators(
    Field(() => Image, { nullable: true, description: 'Its logo. Null: none, or not known.' }),
    Column(() => Image),
  )

export const ImagesField = () =>
  applyDecorators(
    Field(() => [Image], { description: 'Images of it, in its own order.' }),
    Column({ type: 'simple-json', default: '[]' }),
  )

export const LogoInputField = () =>
  applyDecorators(
    Field(() => LogoInput, { nullable: true, description: 'Its logo, by its address.' }),
    IsOptional(),
    ValidateNested(),
  )

export const ImagesInputField = () =>
  applyDecorators(
    Field(() => [ImageInput], {
      nullable: true,
      description: `Images of it, by their addresses, at most ${MAX_IMAGES}, in the order of the list.`,
    }),
    IsOptional(),
    ArrayMaxSize(MAX_IMAGES),
    ValidateNested(),
  )

/** The images of two records of the same thing, each address once. */
export const mergeImages = (images: readonly Image[], others: readonly Image[]): Image[] => [
  ...images,
  ...others.filter(({ url }) => images.every((each) => each.url !== url)),
]
