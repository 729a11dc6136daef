import 'reflect-metadata'
import { describeColumns } from '../../../src/core/records/columns'
import { recordSchemas } from '../../../src/interchange/record-schemas'

describe('The columns of files', () => {
  it.each(recordSchemas.map((shape) => [shape.name, shape] as const))(
    'are told, with an example each: %s',
    (_name, shape) => {
      const told = describeColumns(shape)
      expect(told).toMatch(/^key\n/)
    },
  )
})
