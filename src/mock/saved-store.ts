import * as z from 'zod/mini'
import { AccountDetail } from '#contract/account.ts'
import type { StoredAccount } from './stored-account.ts'

const count = z.int().check(z.gte(0), z.lte(1_000_000))

const SavedAccount = z.pipe(
  z.looseObject({
    document_type: z.catch(z.nullable(z.number()), null),
    qr_code: z.catch(z.nullable(z.string()), null),
  }),
  z.transform((saved, context): StoredAccount => {
    const { document_type, qr_code } = saved
    const read = AccountDetail.safeParse(saved)
    if (read.success) {
      const { skipped: _skipped, ...detail } = read.data
      return { ...detail, document_type, qr_code }
    }
    context.issues.push({ code: 'custom', input: saved, message: 'an account has no id' })
    return z.NEVER
  }),
)

/** How a store differs from its seed, as JSON. */
export const SavedStore = z.object({
  version: z.literal(1),
  seed: z.int(),
  /** How many ids were given out since the seed, so that none is given out twice. */
  idsUsed: z.object({ accounts: count, products: count }),
  /** Every account that was added or changed. */
  accounts: z.array(SavedAccount),
})
export type SavedStore = z.output<typeof SavedStore>
