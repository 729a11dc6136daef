import 'reflect-metadata'
import { describeColumns } from '../../src/exchange/columns'
import { shapes } from '../../src/exchange/shapes/shapes'

describe('The columns of files', () => {
  it.each(shapes.map((shape) => [shape.name, shape] as const))(
    'are told, with an example each: %s',
    (_name, shape) => {
      const told = describeColumns(shape)
      expect(told).toMatch(/^key\n/)
    },
  )
})
