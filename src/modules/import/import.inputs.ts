import { Field, InputType } from 'type-graphql'
import { RecordType } from '../../core/change-log/record-type'
import { ImportKind, ImportState } from './import.enums'

@InputType({
  description:
    'Narrows a list of imports. Each field narrows it further; a list matches any of its values, and an empty list is as if it were left out.',
})
export class ImportFilter {
  @Field(() => [ImportKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: ImportKind[] | null

  @Field(() => [ImportState], { nullable: true, description: 'Only in these states.' })
  states?: ImportState[] | null

  @Field(() => [RecordType], { nullable: true, description: 'Only of these types of records.' })
  types?: RecordType[] | null
}
