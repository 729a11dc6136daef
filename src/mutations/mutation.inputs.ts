import { IsOptional } from 'class-validator'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { IsPlainText } from '../core/values/plain-text'
import { Warning } from './warning'

type Fields<T extends object> = abstract new () => T

export interface Creating {
  idempotencyKey?: string | null
  validateOnly?: boolean | null
}

/** The fields of a record, as a mutation takes them that makes one. */
export function creating<T extends object>(fields: Fields<T>) {
  @InputType()
  abstract class CreateInput extends (fields as Fields<object>) implements Creating {
    @Field(() => String, {
      nullable: true,
      description:
        'Any text that identifies this submission, at most 100 characters. If you send the same input twice with it, one record is created and both answers are the same.',
    })
    @IsOptional()
    @IsPlainText(100)
    idempotencyKey?: string | null

    @Field(() => Boolean, {
      nullable: true,
      description:
        'True: only check the input. Nothing is written, and the answer has warnings but no record.',
    })
    validateOnly?: boolean | null
  }
  return CreateInput as unknown as Fields<T & Creating>
}

export interface Changing {
  id: string
  expectedVersion: number
}

/** The fields of a record, as a mutation takes them that changes one. */
export function changing<T extends object>(fields: Fields<T>) {
  @InputType()
  abstract class ChangeFields extends (fields as Fields<object>) implements Changing {
    @Field(() => ID, { description: 'The id of the record to change.' })
    id!: string

    @Field(() => Int, {
      description:
        'The version that you have read. If somebody else has changed the record since, the answer is CONFLICT with the current version.',
    })
    expectedVersion!: number
  }
  return ChangeFields as unknown as Fields<T & Changing>
}

/** What a mutation takes that does one thing to a record. */
@InputType()
export abstract class ChangeInput extends changing(Object as unknown as Fields<object>) {}

/** What every change answers with, besides the record. */
@ObjectType()
export abstract class ChangePayload {
  @Field(() => [Warning], { description: 'What is allowed but should be checked. Empty: nothing.' })
  warnings!: Warning[]
}
