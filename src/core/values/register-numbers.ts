import { IsOptional } from 'class-validator'
import { Field } from 'type-graphql'
import { Column } from 'typeorm'
import { applyDecorators } from '../apply-decorators'
import { IsKrs, IsNip, IsRegon } from './identifiers'

export const KrsField = () =>
  applyDecorators(
    Field(() => String, {
      nullable: true,
      description:
        'Number in the National Court Register, 10 digits: `0000325251`. Null: not registered, or not known.',
    }),
    Column({ type: 'text', nullable: true, unique: true }),
  )

export const NipField = () =>
  applyDecorators(
    Field(() => String, {
      nullable: true,
      description:
        'Tax identification number, 10 digits, the last one a checksum: `5242695801`. Null: not known.',
    }),
    Column({ type: 'text', nullable: true }),
  )

export const RegonField = () =>
  applyDecorators(
    Field(() => String, {
      nullable: true,
      description: 'Statistical number of the REGON register, 9 or 14 digits: `142015721`. Null: not known.',
    }),
    Column({ type: 'text', nullable: true }),
  )

export const KrsInputField = () =>
  applyDecorators(
    Field(() => String, {
      nullable: true,
      description:
        'Its number in the National Court Register, 10 digits. No other record of its kind has the same.',
    }),
    IsOptional(),
    IsKrs(),
  )

export const NipInputField = () =>
  applyDecorators(
    Field(() => String, { nullable: true, description: 'Its tax identification number, 10 digits.' }),
    IsOptional(),
    IsNip(),
  )

export const RegonInputField = () =>
  applyDecorators(
    Field(() => String, { nullable: true, description: 'Its REGON number, 9 or 14 digits.' }),
    IsOptional(),
    IsRegon(),
  )
