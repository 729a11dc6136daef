import { SectorCode, sectorId } from '../sector/sector.entity'
import type { Dimension } from './dimension'

const codes = new Map(Object.values(SectorCode).map((code) => [sectorId(code), code]))

/** By sectors that are stored as their ids. */
export const asSectors = (dimension: Dimension): Dimension => ({
  ...dimension,
  textOf: (id) => codes.get(id) ?? id,
})
