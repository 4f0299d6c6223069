import { createGroupCommit } from './group-commit.ts';

/** Transactions that only write down what is done, and fail to commit as often as told. */
function recorded(failures = 0) {
  const steps: string[] = [];
  const group = createGroupCommit({
    begin: () => steps.push('begin'),
    commit: () => {
      if (failures-- > 0) throw new Error('the disk is full');
      steps.push('commit');
    },
    rollback: () => steps.push('rollback'),
  });
  const write = (name: string) => group.write(() => steps.push(name));
  return { steps, group, write };
}

describe('a group commit', () => {
  it('shares a transaction among what comes in one turn', async () => {
    const { steps, write } = recorded();
    await Promise.all([write('a'), write('b')]);
    await write('c');
    expect(steps).toEqual(['begin', 'a', 'b', 'commit', 'begin', 'c', 'commit']);
  });

  it('settles only once all is committed', async () => {
    const { steps, group } = recorded();
    const first = group.write(() => 1).then(() => [...steps]);
    await group.write(() => steps.push('second'));
    expect(await first).toEqual(['begin', 'second', 'commit']);
  });

  it("keeps one's fault from the others", async () => {
    const { steps, group, write } = recorded();
    const fault = group.write(() => {
      throw new Error('mine');
    });
    const results = await Promise.allSettled([fault, write('a'), write('b')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    const alone = ['begin', 'rollback', 'begin', 'a', 'commit', 'begin', 'b', 'commit'];
    expect(steps).toEqual(['begin', 'rollback', ...alone]);
  });

  it('acknowledges nothing that could not be committed, and goes on', async () => {
    const { write, steps } = recorded(3);
    const results = await Promise.allSettled([write('a'), write('b')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(steps).not.toContain('commit');
    await write('c');
    expect(steps.slice(-3)).toEqual(['begin', 'c', 'commit']);
  });

  it('makes what is urgent with the first group, however much waits', async () => {
    const { steps, group, write } = recorded();
    const waiting = Array.from({ length: 1000 }, (_, index) => write(`event ${index}`));
    const settled = await group.writeFirst(() => steps.push('redeem')).then(() => [...steps]);
    expect(settled.slice(0, 3)).toEqual(['begin', 'redeem', 'event 0']);
    expect(settled.filter((step) => step === 'commit')).toHaveLength(1);
    expect(settled.length).toBeLessThan(100);
    await Promise.all(waiting);
    expect(steps.filter((step) => step.startsWith('event'))).toHaveLength(1000);
  });

  it('leaves others a turn between two groups', async () => {
    const { steps, write } = recorded();
    const waiting = Array.from({ length: 200 }, (_, index) => write(`event ${index}`));
    await new Promise((resolve) => setImmediate(resolve));
    await write('late');
    expect(steps.indexOf('late')).toBe(steps.length - 2);
    expect(steps.filter((step) => step === 'commit').length).toBeGreaterThan(2);
    await Promise.all(waiting);
  });

  it('commits all that waits when it is flushed', async () => {
    const { group, write, steps } = recorded();
    const waiting = Array.from({ length: 200 }, (_, index) => write(`event ${index}`));
    group.flush();
    expect(steps.filter((step) => step.startsWith('event'))).toHaveLength(200);
    await Promise.all(waiting);
  });

  it('asks once, not for each, when it cannot even begin', async () => {
    const begin = jest.fn(() => {
      throw new Error('the database is locked');
    });
    const { write } = createGroupCommit({ begin, commit: jest.fn(), rollback: jest.fn() });
    const results = await Promise.allSettled([write(() => 1), write(() => 2)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(begin).toHaveBeenCalledTimes(1);
  });
});
