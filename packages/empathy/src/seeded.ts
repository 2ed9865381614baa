/**
 * A number from 0 up to 1 that looks random and is always the same for the same seed and subject: FNV-1a (Fowler, Noll
 * and Vo), with a final mix so that subjects that differ in their last letter differ everywhere.
 */
export function seeded(seed: string, subject: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const unit of `${seed}\n${subject}`) {
    hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01_00_01_93);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
