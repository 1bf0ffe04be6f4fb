import * as z from 'zod/mini'
import { Id, Text } from './tolerant.ts'

/** A product of an account, as the detail endpoint answers it. */
export const Product = z.object({
  id: z.pipe(Id, z.string()),
  provider_id: Id,
  provider_name: Text,
  product_type_id: Id,
  product_type_name: Text,
  coverage_id: Id,
  coverage_name: Text,
  start_date: Text,
  end_date: Text,
  status: Text,
})
export type Product = z.output<typeof Product>
