import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { RestingStorage } from './resting-storage.ts';

describe('a storage that rests', () => {
  it('keeps what each of several who are inside at once has put there', async () => {
    const storage = new RestingStorage<string>();
    const inside = async (name: string, turns: number) => {
      for (let count = 0; count < turns; count++) await turn();
      return `${name}: ${storage.getStore()}`;
    };
    const said = await Promise.all([
      storage.run('one', inside, 'one', 1),
      storage.run('two', inside, 'two', 5),
      storage.run('three', async () => {
        const within = await storage.run('four', inside, 'four', 1);
        return `${within}, three: ${storage.getStore()}`;
      }),
    ]);
    expect(said).toEqual(['one: one', 'two: two', 'four: four, three: three']);
  });

  it('makes no promise dearer once everybody has left', async () => {
    class Watched extends RestingStorage<number> {
      rests = 0;
      override disable(): void {
        this.rests++;
        super.disable();
      }
    }
    const storage = new Watched();
    const first = storage.run(1, () => turn());
    await storage.run(2, () => turn());
    await first;
    expect(storage.rests).toBe(1);
    expect(storage.run(3, () => storage.getStore())).toBe(3);
    expect(storage.rests).toBe(2);
    expect(storage.getStore()).toBeUndefined();
  });

  it('hands on what fails inside, and rests', async () => {
    const storage = new RestingStorage<number>();
    expect(() =>
      storage.run(1, () => {
        throw new Error('at once');
      }),
    ).toThrow('at once');
    await expect(storage.run(1, () => Promise.reject(new Error('later')))).rejects.toThrow('later');
    expect(storage.run(2, () => storage.getStore())).toBe(2);
  });

  it('leaves other storages alone', async () => {
    const other = new AsyncLocalStorage<string>();
    const storage = new RestingStorage<number>();
    await other.run('kept', async () => {
      await storage.run(1, () => turn());
      await turn();
      expect(other.getStore()).toBe('kept');
    });
  });
});
