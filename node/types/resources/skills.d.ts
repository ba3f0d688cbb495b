// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIRoot from "./root.js";

export interface DeletedSkillVersion {
  id: string;
  deleted: boolean;
  object: "skill.version.deleted";
  version: string;
}
export interface SkillVersion {
  id: string;
  created_at: number;
  description: string;
  name: string;
  object: "skill.version";
  skill_id: string;
  version: string;
}
export interface VersionCreateParams {
  default?: boolean;
  files?: Array<Uploadable> | Uploadable;
}
export interface VersionListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export type DeletedSkill = APIRoot.DeletedSkill;
export type Skill = APIRoot.Skill;
export type SkillCreateParams = APIRoot.SkillCreateParams;
export type SkillListParams = APIRoot.SkillListParams;
export type SkillUpdateParams = APIRoot.SkillUpdateParams;
export declare class Skills extends APIResource {
  content: Content;
  versions: Versions;
  list(params?: APIRoot.SkillListParams | null, options?: RequestOptions): PagePromise<CursorPage<APIRoot.Skill>, APIRoot.Skill>;
  create(body?: APIRoot.SkillCreateParams | null, options?: RequestOptions): APIPromise<APIRoot.Skill>;
  retrieve(skillid: string, options?: RequestOptions): APIPromise<APIRoot.Skill>;
  update(skillid: string, body: APIRoot.SkillUpdateParams, options?: RequestOptions): APIPromise<APIRoot.Skill>;
  delete(skillid: string, options?: RequestOptions): APIPromise<APIRoot.DeletedSkill>;
}
export declare class Content extends APIResource {
  retrieve(skillid: string, options?: RequestOptions): APIPromise<BinaryResponse>;
}
export declare class Versions extends APIResource {
  content: VersionsContent;
  list(skillid: string, params?: VersionListParams | null, options?: RequestOptions): PagePromise<CursorPage<SkillVersion>, SkillVersion>;
  create(skillid: string, body?: VersionCreateParams | null, options?: RequestOptions): APIPromise<SkillVersion>;
  retrieve(version: string, params: { skill_id: string; }, options?: RequestOptions): APIPromise<SkillVersion>;
  delete(version: string, params: { skill_id: string; }, options?: RequestOptions): APIPromise<DeletedSkillVersion>;
}
export declare class VersionsContent extends APIResource {
  retrieve(version: string, params: { skill_id: string; }, options?: RequestOptions): APIPromise<BinaryResponse>;
}
export declare namespace Skills {
  export {
    Content as Content,
    Versions as Versions,
    type DeletedSkill,
    type DeletedSkillVersion,
    type Skill,
    type SkillCreateParams,
    type SkillListParams,
    type SkillUpdateParams,
    type SkillVersion,
    type VersionCreateParams,
    type VersionListParams,
  };
}
