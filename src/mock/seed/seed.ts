import { createIds } from '../ids.ts'
import { createRandom } from '../random.ts'
import { seedAccount } from './account.ts'
import { acme } from './acme.ts'
import { nastyAccounts } from './nasty-accounts.ts'
import { referenceAccount } from './reference-account.ts'
import { blankAccount } from '../stored-account.ts'
import type { StoredAccount } from '../stored-account.ts'

const seedSize = 250

// From the 31st account on, every 13th is nasty. The first page looks like that of any tenant.
const firstNasty = 30
const nastyEvery = 13

/**
 * The accounts of a fresh backend, "Acme Corp" first. The same seed gives the same accounts.
 * `reference` makes the last of them the account of the reference's examples.
 */
export function seedAccounts(
  seed: number,
  nextId: () => string,
  nextProductId: () => string,
  reference = false,
): StoredAccount[] {
  const random = createRandom(seed)
  return Array.from({ length: seedSize }, (_, index) => {
    const id = nextId()
    if (index === 0) return acme(id, nextProductId)
    if (reference && index === seedSize - 1) return referenceAccount()
    const nasty = nastyAccounts[(index - firstNasty) / nastyEvery]
    if (!nasty) return seedAccount(random, id, nextProductId, index)
    const blank = blankAccount(id)
    return { ...blank, ...nasty, address: { ...blank.address, ...nasty.address } }
  })
}

/** The first ids: accounts start at 704…, products at 750…. */
export const createSeedIds = () => ({
  account: createIds(704_100_000_000_000_001n),
  product: createIds(750_200_000_000_000_001n),
})
