import { application } from '../testing/test-platform.ts';
import { createApplications } from './applications.ts';

const other = { ...application, id: 'other', numbers: ['447700900098'] };

function two() {
  const applications = createApplications();
  applications.add(application);
  applications.add(other);
  return applications;
}

it('changes what it is told to, and nothing else', () => {
  const applications = two();
  const answerUrl = { url: 'http://127.0.0.1:2/answer', method: 'POST' } as const;
  const changed = applications.update('other', { answerUrl });
  expect(changed).toEqual({ ...other, answerUrl });
  expect(applications.list()).toEqual([application, changed]);
  expect(applications.update('none', { answerUrl })).toBeUndefined();
});

it('forgets the one that is removed', () => {
  const applications = two();
  expect(applications.remove('other')).toBe(true);
  expect(applications.remove('other')).toBe(false);
  expect(applications.list()).toEqual([application]);
  expect(applications.withNumber('447700900098')).toBeUndefined();
});

it('gives a number to one application at a time', () => {
  const applications = two();
  const [number = ''] = application.numbers;
  const owner = () => applications.withNumber(number)?.id;
  applications.link(number, 'other');
  expect(owner()).toBe('other');
  expect(applications.find('other')?.numbers).toEqual(['447700900098', number]);
  applications.link(number, 'other');
  expect(applications.find('other')?.numbers).toEqual(['447700900098', number]);
  applications.link(number, application.id);
  expect(owner()).toBe(application.id);
  applications.link(number);
  expect(owner()).toBeUndefined();
});
