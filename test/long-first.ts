import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Folders of the tests that take longest. One of them that began last would be run alone, after all others. */
const LONG = ["test/hostile/", "test/e2e/", "test/kill/"];

export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((folder) => moduleId.includes(folder));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
