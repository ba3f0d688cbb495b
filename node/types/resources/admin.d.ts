// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";

export interface AdminAPIKey {
  id: string;
  created_at: number;
  expires_at: number | null;
  object: "organization.admin_api_key";
  owner: AdminAPIKey_Owner;
  redacted_value: string;
  last_used_at?: number | null;
  name?: string | null;
}
export interface AdminAPIKey_Owner {
  id?: string;
  created_at?: number;
  name?: string;
  object?: string;
  role?: string;
  type?: string;
}
export interface AdminAPIKeyCreateParams {
  name: string;
  expires_in_seconds?: number;
}
export interface AdminAPIKeyCreateResponse {
  id: string;
  created_at: number;
  expires_at: number | null;
  object: "organization.admin_api_key";
  owner: AdminAPIKey_Owner;
  redacted_value: string;
  last_used_at?: number | null;
  name?: string | null;
  value: string;
}
export interface AdminAPIKeyDeleteResponse {
  id: string;
  deleted: boolean;
  object: "organization.admin_api_key.deleted";
}
export interface AdminAPIKeyListParams {
  after?: string | null;
  limit?: number;
  order?: "asc" | "desc";
}
export interface AuditLogListParams {
  actor_emails?: Array<string>;
  actor_ids?: Array<string>;
  after?: string;
  before?: string;
  effective_at?: AuditLogListParams_EffectiveAt;
  event_types?: Array<"api_key.created" | "api_key.updated" | "api_key.deleted" | "certificate.created" | "certificate.updated" | "certificate.deleted" | "certificates.activated" | "certificates.deactivated" | "checkpoint.permission.created" | "checkpoint.permission.deleted" | "external_key.registered" | "external_key.removed" | "group.created" | "group.updated" | "group.deleted" | "invite.sent" | "invite.accepted" | "invite.deleted" | "ip_allowlist.created" | "ip_allowlist.updated" | "ip_allowlist.deleted" | "ip_allowlist.config.activated" | "ip_allowlist.config.deactivated" | "login.succeeded" | "login.failed" | "logout.succeeded" | "logout.failed" | "organization.updated" | "project.created" | "project.updated" | "project.archived" | "project.deleted" | "rate_limit.updated" | "rate_limit.deleted" | "resource.deleted" | "tunnel.created" | "tunnel.updated" | "tunnel.deleted" | "workload_identity_provider.created" | "workload_identity_provider.updated" | "workload_identity_provider.deleted" | "workload_identity_provider_mapping.created" | "workload_identity_provider_mapping.updated" | "workload_identity_provider_mapping.deleted" | "role.created" | "role.updated" | "role.deleted" | "role.assignment.created" | "role.assignment.deleted" | "role.bound_to_resource" | "role.unbound_from_resource" | "scim.enabled" | "scim.disabled" | "service_account.created" | "service_account.updated" | "service_account.deleted" | "user.added" | "user.updated" | "user.deleted" | "tenant.metadata.updated" | "tenant.microsoft_entra_mapping.upserted" | "tenant.microsoft_entra_mapping.deleted" | "tenant.workload_identity.provider.created" | "tenant.workload_identity.provider.updated" | "tenant.workload_identity.provider.archived" | "tenant.workload_identity.mapping.created" | "tenant.workload_identity.mapping.updated" | "tenant.workload_identity.mapping.archived" | "tenant.workload_identity.binding.created" | "tenant.workload_identity.principal.provisioned" | "tenant.workload_identity.access_token.issued" | "tenant.admin_api_key.created" | "tenant.admin_api_key.updated" | "tenant.admin_api_key.deleted" | "tenant.project_api_key.created" | "tenant.chatgpt_access_token.revoked" | "tenant.migration.completed" | "tenant.sso.migrated" | "tenant.domains.migrated" | "tenant.sso_connection.created" | "tenant.sso_connection.updated" | "tenant.sso_connection.deleted" | "tenant.sso_connection.setup.started" | "tenant.policy.created" | "tenant.policy.updated" | "tenant.policy.deleted" | "tenant.policy.attached" | "tenant.policy.detached" | "tenant.principal_authentication_policy.resolved" | "tenant.scim.setup.started" | "tenant.scim.deletion.requested" | "tenant.scim.directory.created" | "tenant.product_access_policy.updated" | "tenant.resource_share_grant.created" | "tenant.resource_share_grant.updated" | "tenant.resource_share_grant.accepted" | "tenant.resource_share_grant.declined" | "tenant.resource_share_grant.revoked" | "tenant.resource_share_grant.deleted" | "tenant.service_account.updated" | "tenant.service_account.deleted" | "tenant.service_account.token.revoked" | "tenant.billing.overage_limit.updated" | "tenant.billing.alerts.updated" | "tenant.billing.info.updated" | "tenant.usage_limit.workspace.updated" | "tenant.usage_limit.group.updated" | "tenant.usage_limit.user.updated" | "tenant.usage_limit.increase_request.updated" | "tenant.usage_limit.increase_request.resolved" | "tenant.group.created" | "tenant.group.updated" | "tenant.group.deleted" | "tenant.group.member.added" | "tenant.group.member.removed" | "tenant.migration_rollout.status.updated" | "tenant.migration_rollout.tier.updated" | "tenant.role.metadata.updated" | "tenant.custom_role.created" | "tenant.custom_role.updated" | "tenant.custom_role.deleted" | "tenant.role_assignment.created" | "tenant.role_assignment.deleted" | "tenant.resource_role_assignment.created" | "tenant.resource_role_assignment.deleted" | "tenant.resource_access.updated" | "tenant.resource_access.deleted" | "tenant.ads_account.onboarding.redemption" | "tenant.session_policy.created" | "tenant.session_policy.updated" | "tenant.session_policy.deleted" | "tenant.session_revocation.started" | "tenant.third_party_app_policy.updated" | "tenant.user.added" | "tenant.user.updated" | "tenant.user.removed" | "tenant.user.looked_up" | "tenant.user.invited" | "tenant.membership.revoked" | "tenant.api_organization_invite.upserted" | "tenant.api_organization_invite.deleted" | "tenant.chatgpt_workspace_invite.upserted" | "tenant.membership.accepted" | "tenant.membership.declined" | "tenant.workspace_invite_email_settings.updated">;
  limit?: number;
  project_ids?: Array<string>;
  resource_ids?: Array<string>;
  tenant_only?: boolean;
}
export interface AuditLogListParams_EffectiveAt {
  gt?: number;
  gte?: number;
  lt?: number;
  lte?: number;
}
export interface AuditLogListResponse_APIKeyCreated {
  id?: string;
  data?: AuditLogListResponse_APIKeyCreatedData;
}
export interface AuditLogListResponse_APIKeyCreatedData {
  scopes?: Array<string>;
}
export interface AuditLogListResponse_APIKeyDeleted {
  id?: string;
}
export interface AuditLogListResponse_APIKeyUpdated {
  id?: string;
  changes_requested?: AuditLogListResponse_APIKeyUpdatedChangesRequested;
}
export interface AuditLogListResponse_APIKeyUpdatedChangesRequested {
  scopes?: Array<string>;
}
export interface AuditLogListResponse_Actor {
  api_key?: AuditLogListResponse_ActorAPIKey;
  session?: AuditLogListResponse_ActorSession;
  type?: "session" | "api_key";
}
export interface AuditLogListResponse_ActorAPIKey {
  id?: string;
  service_account?: AuditLogListResponse_ActorAPIKeyServiceAccount;
  type?: "user" | "service_account";
  user?: AuditLogListResponse_ActorAPIKeyUser;
}
export interface AuditLogListResponse_ActorAPIKeyServiceAccount {
  id?: string;
}
export interface AuditLogListResponse_ActorAPIKeyUser {
  id?: string;
  email?: string;
}
export interface AuditLogListResponse_ActorSession {
  ip_address?: string;
  user?: AuditLogListResponse_ActorSessionUser;
}
export interface AuditLogListResponse_ActorSessionUser {
  id?: string;
  email?: string;
}
export interface AuditLogListResponse {
  id: string;
  effective_at: number;
  type: "api_key.created" | "api_key.updated" | "api_key.deleted" | "certificate.created" | "certificate.updated" | "certificate.deleted" | "certificates.activated" | "certificates.deactivated" | "checkpoint.permission.created" | "checkpoint.permission.deleted" | "external_key.registered" | "external_key.removed" | "group.created" | "group.updated" | "group.deleted" | "invite.sent" | "invite.accepted" | "invite.deleted" | "ip_allowlist.created" | "ip_allowlist.updated" | "ip_allowlist.deleted" | "ip_allowlist.config.activated" | "ip_allowlist.config.deactivated" | "login.succeeded" | "login.failed" | "logout.succeeded" | "logout.failed" | "organization.updated" | "project.created" | "project.updated" | "project.archived" | "project.deleted" | "rate_limit.updated" | "rate_limit.deleted" | "resource.deleted" | "tunnel.created" | "tunnel.updated" | "tunnel.deleted" | "workload_identity_provider.created" | "workload_identity_provider.updated" | "workload_identity_provider.deleted" | "workload_identity_provider_mapping.created" | "workload_identity_provider_mapping.updated" | "workload_identity_provider_mapping.deleted" | "role.created" | "role.updated" | "role.deleted" | "role.assignment.created" | "role.assignment.deleted" | "role.bound_to_resource" | "role.unbound_from_resource" | "scim.enabled" | "scim.disabled" | "service_account.created" | "service_account.updated" | "service_account.deleted" | "user.added" | "user.updated" | "user.deleted" | "tenant.metadata.updated" | "tenant.microsoft_entra_mapping.upserted" | "tenant.microsoft_entra_mapping.deleted" | "tenant.workload_identity.provider.created" | "tenant.workload_identity.provider.updated" | "tenant.workload_identity.provider.archived" | "tenant.workload_identity.mapping.created" | "tenant.workload_identity.mapping.updated" | "tenant.workload_identity.mapping.archived" | "tenant.workload_identity.binding.created" | "tenant.workload_identity.principal.provisioned" | "tenant.workload_identity.access_token.issued" | "tenant.admin_api_key.created" | "tenant.admin_api_key.updated" | "tenant.admin_api_key.deleted" | "tenant.project_api_key.created" | "tenant.chatgpt_access_token.revoked" | "tenant.migration.completed" | "tenant.sso.migrated" | "tenant.domains.migrated" | "tenant.sso_connection.created" | "tenant.sso_connection.updated" | "tenant.sso_connection.deleted" | "tenant.sso_connection.setup.started" | "tenant.policy.created" | "tenant.policy.updated" | "tenant.policy.deleted" | "tenant.policy.attached" | "tenant.policy.detached" | "tenant.principal_authentication_policy.resolved" | "tenant.scim.setup.started" | "tenant.scim.deletion.requested" | "tenant.scim.directory.created" | "tenant.product_access_policy.updated" | "tenant.resource_share_grant.created" | "tenant.resource_share_grant.updated" | "tenant.resource_share_grant.accepted" | "tenant.resource_share_grant.declined" | "tenant.resource_share_grant.revoked" | "tenant.resource_share_grant.deleted" | "tenant.service_account.updated" | "tenant.service_account.deleted" | "tenant.service_account.token.revoked" | "tenant.billing.overage_limit.updated" | "tenant.billing.alerts.updated" | "tenant.billing.info.updated" | "tenant.usage_limit.workspace.updated" | "tenant.usage_limit.group.updated" | "tenant.usage_limit.user.updated" | "tenant.usage_limit.increase_request.updated" | "tenant.usage_limit.increase_request.resolved" | "tenant.group.created" | "tenant.group.updated" | "tenant.group.deleted" | "tenant.group.member.added" | "tenant.group.member.removed" | "tenant.migration_rollout.status.updated" | "tenant.migration_rollout.tier.updated" | "tenant.role.metadata.updated" | "tenant.custom_role.created" | "tenant.custom_role.updated" | "tenant.custom_role.deleted" | "tenant.role_assignment.created" | "tenant.role_assignment.deleted" | "tenant.resource_role_assignment.created" | "tenant.resource_role_assignment.deleted" | "tenant.resource_access.updated" | "tenant.resource_access.deleted" | "tenant.ads_account.onboarding.redemption" | "tenant.session_policy.created" | "tenant.session_policy.updated" | "tenant.session_policy.deleted" | "tenant.session_revocation.started" | "tenant.third_party_app_policy.updated" | "tenant.user.added" | "tenant.user.updated" | "tenant.user.removed" | "tenant.user.looked_up" | "tenant.user.invited" | "tenant.membership.revoked" | "tenant.api_organization_invite.upserted" | "tenant.api_organization_invite.deleted" | "tenant.chatgpt_workspace_invite.upserted" | "tenant.membership.accepted" | "tenant.membership.declined" | "tenant.workspace_invite_email_settings.updated";
  actor?: AuditLogListResponse_Actor | null;
  "api_key.created"?: AuditLogListResponse_APIKeyCreated;
  "api_key.deleted"?: AuditLogListResponse_APIKeyDeleted;
  "api_key.updated"?: AuditLogListResponse_APIKeyUpdated;
  "certificate.created"?: AuditLogListResponse_CertificateCreated;
  "certificate.deleted"?: AuditLogListResponse_CertificateDeleted;
  "certificate.updated"?: AuditLogListResponse_CertificateUpdated;
  "certificates.activated"?: AuditLogListResponse_CertificatesActivated;
  "certificates.deactivated"?: AuditLogListResponse_CertificatesDeactivated;
  "checkpoint.permission.created"?: AuditLogListResponse_CheckpointPermissionCreated;
  "checkpoint.permission.deleted"?: AuditLogListResponse_CheckpointPermissionDeleted;
  "external_key.registered"?: AuditLogListResponse_ExternalKeyRegistered;
  "external_key.removed"?: AuditLogListResponse_ExternalKeyRemoved;
  "group.created"?: AuditLogListResponse_GroupCreated;
  "group.deleted"?: AuditLogListResponse_GroupDeleted;
  "group.updated"?: AuditLogListResponse_GroupUpdated;
  "invite.accepted"?: AuditLogListResponse_InviteAccepted;
  "invite.deleted"?: AuditLogListResponse_InviteDeleted;
  "invite.sent"?: AuditLogListResponse_InviteSent;
  "ip_allowlist.config.activated"?: AuditLogListResponse_IPAllowlistConfigActivated;
  "ip_allowlist.config.deactivated"?: AuditLogListResponse_IPAllowlistConfigDeactivated;
  "ip_allowlist.created"?: AuditLogListResponse_IPAllowlistCreated;
  "ip_allowlist.deleted"?: AuditLogListResponse_IPAllowlistDeleted;
  "ip_allowlist.updated"?: AuditLogListResponse_IPAllowlistUpdated;
  "login.failed"?: AuditLogListResponse_LoginFailed;
  "login.succeeded"?: unknown;
  "logout.failed"?: AuditLogListResponse_LogoutFailed;
  "logout.succeeded"?: unknown;
  "organization.updated"?: AuditLogListResponse_OrganizationUpdated;
  project?: AuditLogListResponse_Project;
  "project.archived"?: AuditLogListResponse_ProjectArchived;
  "project.created"?: AuditLogListResponse_ProjectCreated;
  "project.deleted"?: AuditLogListResponse_ProjectDeleted;
  "project.updated"?: AuditLogListResponse_ProjectUpdated;
  "rate_limit.deleted"?: AuditLogListResponse_RateLimitDeleted;
  "rate_limit.updated"?: AuditLogListResponse_RateLimitUpdated;
  "role.assignment.created"?: AuditLogListResponse_RoleAssignmentCreated;
  "role.assignment.deleted"?: AuditLogListResponse_RoleAssignmentDeleted;
  "role.bound_to_resource"?: AuditLogListResponse_RoleBoundToResource;
  "role.created"?: AuditLogListResponse_RoleCreated;
  "role.deleted"?: AuditLogListResponse_RoleDeleted;
  "role.unbound_from_resource"?: AuditLogListResponse_RoleUnboundFromResource;
  "role.updated"?: AuditLogListResponse_RoleUpdated;
  "scim.disabled"?: AuditLogListResponse_ScimDisabled;
  "scim.enabled"?: AuditLogListResponse_ScimEnabled;
  "service_account.created"?: AuditLogListResponse_ServiceAccountCreated;
  "service_account.deleted"?: AuditLogListResponse_ServiceAccountDeleted;
  "service_account.updated"?: AuditLogListResponse_ServiceAccountUpdated;
  "user.added"?: AuditLogListResponse_UserAdded;
  "user.deleted"?: AuditLogListResponse_UserDeleted;
  "user.updated"?: AuditLogListResponse_UserUpdated;
  "workload_identity_provider_mapping.created"?: AuditLogListResponse_WorkloadIdentityProviderMappingCreated;
  "workload_identity_provider_mapping.deleted"?: AuditLogListResponse_WorkloadIdentityProviderMappingDeleted;
  "workload_identity_provider_mapping.updated"?: AuditLogListResponse_WorkloadIdentityProviderMappingUpdated;
  "workload_identity_provider.created"?: AuditLogListResponse_WorkloadIdentityProviderCreated;
  "workload_identity_provider.deleted"?: AuditLogListResponse_WorkloadIdentityProviderDeleted;
  "workload_identity_provider.updated"?: AuditLogListResponse_WorkloadIdentityProviderUpdated;
}
export interface AuditLogListResponse_CertificateCreated {
  id?: string;
  name?: string;
}
export interface AuditLogListResponse_CertificateDeleted {
  id?: string;
  certificate?: string;
  name?: string;
}
export interface AuditLogListResponse_CertificateUpdated {
  id?: string;
  name?: string;
}
export interface AuditLogListResponse_CertificatesActivated {
  certificates?: Array<AuditLogListResponse_CertificatesActivatedCertificate>;
}
export interface AuditLogListResponse_CertificatesActivatedCertificate {
  id?: string;
  name?: string;
}
export interface AuditLogListResponse_CertificatesDeactivated {
  certificates?: Array<AuditLogListResponse_CertificatesDeactivatedCertificate>;
}
export interface AuditLogListResponse_CertificatesDeactivatedCertificate {
  id?: string;
  name?: string;
}
export interface AuditLogListResponse_CheckpointPermissionCreated {
  id?: string;
  data?: AuditLogListResponse_CheckpointPermissionCreatedData;
}
export interface AuditLogListResponse_CheckpointPermissionCreatedData {
  fine_tuned_model_checkpoint?: string;
  project_id?: string;
}
export interface AuditLogListResponse_CheckpointPermissionDeleted {
  id?: string;
}
export interface AuditLogListResponse_ExternalKeyRegistered {
  id?: string;
  data?: unknown;
}
export interface AuditLogListResponse_ExternalKeyRemoved {
  id?: string;
}
export interface AuditLogListResponse_GroupCreated {
  id?: string;
  data?: AuditLogListResponse_GroupCreatedData;
}
export interface AuditLogListResponse_GroupCreatedData {
  group_name?: string;
}
export interface AuditLogListResponse_GroupDeleted {
  id?: string;
}
export interface AuditLogListResponse_GroupUpdated {
  id?: string;
  changes_requested?: AuditLogListResponse_GroupUpdatedChangesRequested;
}
export interface AuditLogListResponse_GroupUpdatedChangesRequested {
  group_name?: string;
}
export interface AuditLogListResponse_IPAllowlistConfigActivated {
  configs?: Array<AuditLogListResponse_IPAllowlistConfigActivatedConfig>;
}
export interface AuditLogListResponse_IPAllowlistConfigActivatedConfig {
  id?: string;
  name?: string;
}
export interface AuditLogListResponse_IPAllowlistConfigDeactivated {
  configs?: Array<AuditLogListResponse_IPAllowlistConfigDeactivatedConfig>;
}
export interface AuditLogListResponse_IPAllowlistConfigDeactivatedConfig {
  id?: string;
  name?: string;
}
export interface AuditLogListResponse_IPAllowlistCreated {
  id?: string;
  allowed_ips?: Array<string>;
  name?: string;
}
export interface AuditLogListResponse_IPAllowlistDeleted {
  id?: string;
  allowed_ips?: Array<string>;
  name?: string;
}
export interface AuditLogListResponse_IPAllowlistUpdated {
  id?: string;
  allowed_ips?: Array<string>;
}
export interface AuditLogListResponse_InviteAccepted {
  id?: string;
}
export interface AuditLogListResponse_InviteDeleted {
  id?: string;
}
export interface AuditLogListResponse_InviteSent {
  id?: string;
  data?: AuditLogListResponse_InviteSentData;
}
export interface AuditLogListResponse_InviteSentData {
  email?: string;
  role?: string;
}
export interface AuditLogListResponse_LoginFailed {
  error_code?: string;
  error_message?: string;
}
export interface AuditLogListResponse_LogoutFailed {
  error_code?: string;
  error_message?: string;
}
export interface AuditLogListResponse_OrganizationUpdated {
  id?: string;
  changes_requested?: AuditLogListResponse_OrganizationUpdatedChangesRequested;
}
export interface AuditLogListResponse_OrganizationUpdatedChangesRequested {
  api_call_logging?: string;
  api_call_logging_project_ids?: string;
  description?: string;
  name?: string;
  threads_ui_visibility?: string;
  title?: string;
  usage_dashboard_visibility?: string;
}
export interface AuditLogListResponse_Project {
  id?: string;
  name?: string;
}
export interface AuditLogListResponse_ProjectArchived {
  id?: string;
}
export interface AuditLogListResponse_ProjectCreated {
  id?: string;
  data?: AuditLogListResponse_ProjectCreatedData;
}
export interface AuditLogListResponse_ProjectCreatedData {
  name?: string;
  title?: string;
}
export interface AuditLogListResponse_ProjectDeleted {
  id?: string;
}
export interface AuditLogListResponse_ProjectUpdated {
  id?: string;
  changes_requested?: AuditLogListResponse_ProjectUpdatedChangesRequested;
}
export interface AuditLogListResponse_ProjectUpdatedChangesRequested {
  title?: string;
}
export interface AuditLogListResponse_RateLimitDeleted {
  id?: string;
}
export interface AuditLogListResponse_RateLimitUpdated {
  id?: string;
  changes_requested?: AuditLogListResponse_RateLimitUpdatedChangesRequested;
}
export interface AuditLogListResponse_RateLimitUpdatedChangesRequested {
  batch_1_day_max_input_tokens?: number;
  max_audio_megabytes_per_1_minute?: number;
  max_images_per_1_minute?: number;
  max_requests_per_1_day?: number;
  max_requests_per_1_minute?: number;
  max_tokens_per_1_minute?: number;
}
export interface AuditLogListResponse_RoleAssignmentCreated {
  id?: string;
  principal_id?: string;
  principal_type?: string;
  resource_id?: string;
  resource_type?: string;
}
export interface AuditLogListResponse_RoleAssignmentDeleted {
  id?: string;
  principal_id?: string;
  principal_type?: string;
  resource_id?: string;
  resource_type?: string;
}
export interface AuditLogListResponse_RoleBoundToResource {
  id?: string;
  connector_id?: string;
  connector_name?: string;
  enabled?: boolean;
  permissions?: Array<string>;
  resource_id?: string;
  resource_type?: string;
  role_id?: string;
  source?: "role_toggle" | "role_connector_update" | "role_delete" | "workspace_permissions" | "connector_publish";
  workspace_id?: string;
}
export interface AuditLogListResponse_RoleCreated {
  id?: string;
  permissions?: Array<string>;
  resource_id?: string;
  resource_type?: string;
  role_name?: string;
}
export interface AuditLogListResponse_RoleDeleted {
  id?: string;
}
export interface AuditLogListResponse_RoleUnboundFromResource {
  id?: string;
  connector_id?: string;
  connector_name?: string;
  enabled?: boolean;
  permissions?: Array<string>;
  resource_id?: string;
  resource_type?: string;
  role_id?: string;
  source?: "role_toggle" | "role_connector_update" | "role_delete" | "workspace_permissions" | "connector_publish";
  workspace_id?: string;
}
export interface AuditLogListResponse_RoleUpdated {
  id?: string;
  changes_requested?: AuditLogListResponse_RoleUpdatedChangesRequested;
}
export interface AuditLogListResponse_RoleUpdatedChangesRequested {
  description?: string;
  metadata?: unknown;
  permissions_added?: Array<string>;
  permissions_removed?: Array<string>;
  resource_id?: string;
  resource_type?: string;
  role_name?: string;
}
export interface AuditLogListResponse_ScimDisabled {
  id?: string;
}
export interface AuditLogListResponse_ScimEnabled {
  id?: string;
}
export interface AuditLogListResponse_ServiceAccountCreated {
  id?: string;
  data?: AuditLogListResponse_ServiceAccountCreatedData;
}
export interface AuditLogListResponse_ServiceAccountCreatedData {
  role?: string;
}
export interface AuditLogListResponse_ServiceAccountDeleted {
  id?: string;
}
export interface AuditLogListResponse_ServiceAccountUpdated {
  id?: string;
  changes_requested?: AuditLogListResponse_ServiceAccountUpdatedChangesRequested;
}
export interface AuditLogListResponse_ServiceAccountUpdatedChangesRequested {
  role?: string;
}
export interface AuditLogListResponse_UserAdded {
  id?: string;
  data?: AuditLogListResponse_UserAddedData;
}
export interface AuditLogListResponse_UserAddedData {
  role?: string;
}
export interface AuditLogListResponse_UserDeleted {
  id?: string;
}
export interface AuditLogListResponse_UserUpdated {
  id?: string;
  changes_requested?: AuditLogListResponse_UserUpdatedChangesRequested;
}
export interface AuditLogListResponse_UserUpdatedChangesRequested {
  role?: string;
}
export interface AuditLogListResponse_WorkloadIdentityProviderCreated {
  id?: string;
  data?: unknown;
}
export interface AuditLogListResponse_WorkloadIdentityProviderDeleted {
  id?: string;
  name?: string;
}
export interface AuditLogListResponse_WorkloadIdentityProviderMappingCreated {
  id?: string;
  data?: unknown;
  identity_provider_id?: string;
}
export interface AuditLogListResponse_WorkloadIdentityProviderMappingDeleted {
  id?: string;
  identity_provider_id?: string;
  project_id?: string;
  service_account_id?: string;
}
export interface AuditLogListResponse_WorkloadIdentityProviderMappingUpdated {
  id?: string;
  changes_requested?: unknown;
  identity_provider_id?: string;
}
export interface AuditLogListResponse_WorkloadIdentityProviderUpdated {
  id?: string;
  changes_requested?: unknown;
}
export interface Certificate {
  id: string;
  certificate_details: Certificate_CertificateDetails;
  created_at: number;
  name: string | null;
  object: "certificate" | "organization.certificate" | "organization.project.certificate";
  active?: boolean;
}
export interface Certificate_CertificateDetails {
  content?: string;
  expires_at?: number;
  valid_at?: number;
}
export interface CertificateActivateParams {
  certificate_ids: Array<string>;
}
export interface CertificateActivateResponse {
  id: string;
  active: boolean;
  certificate_details: CertificateActivateResponse_CertificateDetails;
  created_at: number;
  name: string | null;
  object: "organization.certificate";
}
export interface CertificateActivateResponse_CertificateDetails {
  expires_at?: number;
  valid_at?: number;
}
export interface CertificateCreateParams {
  certificate: string;
  name?: string;
}
export interface CertificateDeactivateParams {
  certificate_ids: Array<string>;
}
export interface CertificateDeactivateResponse {
  id: string;
  active: boolean;
  certificate_details: CertificateDeactivateResponse_CertificateDetails;
  created_at: number;
  name: string | null;
  object: "organization.certificate";
}
export interface CertificateDeactivateResponse_CertificateDetails {
  expires_at?: number;
  valid_at?: number;
}
export interface CertificateDeleteResponse {
  id: string;
  object: "certificate.deleted";
}
export interface CertificateListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface CertificateListResponse_CertificateDetails {
  expires_at?: number;
  valid_at?: number;
}
export interface CertificateListResponse {
  id: string;
  active: boolean;
  certificate_details: CertificateListResponse_CertificateDetails;
  created_at: number;
  name: string | null;
  object: "organization.certificate";
}
export interface CertificateRetrieveParams {
  include?: Array<"content">;
}
export interface CertificateUpdateParams {
  name?: string;
}
export interface DataRetentionUpdateParams {
  retention_type: "zero_data_retention" | "modified_abuse_monitoring" | "enhanced_zero_data_retention" | "enhanced_modified_abuse_monitoring";
}
export interface Group {
  id: string;
  created_at: number;
  group_type: "group" | "tenant_group";
  is_scim_managed: boolean;
  name: string;
}
export interface GroupCreateParams {
  name: string;
}
export interface GroupDeleteResponse {
  id: string;
  deleted: boolean;
  object: "group.deleted";
}
export interface GroupListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface GroupUpdateParams {
  name: string;
}
export interface GroupUpdateResponse {
  id: string;
  created_at: number;
  is_scim_managed: boolean;
  name: string;
}
export interface OrganizationGroupUser {
  id: string;
  email: string | null;
  name: string;
}
export interface RoleCreateParams {
  role_id: string;
}
export interface RoleCreateResponse_Group {
  id: string;
  created_at: number;
  name: string;
  object: "group";
  scim_managed: boolean;
}
export interface RoleCreateResponse {
  group: RoleCreateResponse_Group;
  object: "group.role";
  role: Role;
}
export interface RoleDeleteResponse {
  deleted: boolean;
  object: string;
}
export interface RoleListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface RoleListResponse_AssignmentSource {
  principal_id: string;
  principal_type: string;
}
export interface RoleListResponse {
  id: string;
  assignment_sources: Array<RoleListResponse_AssignmentSource> | null;
  created_at: number | null;
  created_by: string | null;
  created_by_user_obj: { [key: string]: unknown } | null;
  description: string | null;
  metadata: { [key: string]: unknown } | null;
  name: string;
  permissions: Array<string>;
  predefined_role: boolean;
  resource_type: string;
  updated_at: number | null;
}
export interface RoleRetrieveResponse_AssignmentSource {
  principal_id: string;
  principal_type: string;
}
export interface RoleRetrieveResponse {
  id: string;
  assignment_sources: Array<RoleRetrieveResponse_AssignmentSource> | null;
  created_at: number | null;
  created_by: string | null;
  created_by_user_obj: { [key: string]: unknown } | null;
  description: string | null;
  metadata: { [key: string]: unknown } | null;
  name: string;
  permissions: Array<string>;
  predefined_role: boolean;
  resource_type: string;
  updated_at: number | null;
}
export interface UserCreateParams {
  user_id: string;
}
export interface UserCreateResponse {
  group_id: string;
  object: "group.user";
  user_id: string;
}
export interface UserDeleteResponse {
  deleted: boolean;
  object: "group.user.deleted";
}
export interface UserListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface UserRetrieveResponse {
  id: string;
  email: string | null;
  is_service_account: boolean | null;
  name: string;
  picture: string | null;
  user_type: "user" | "tenant_user";
}
export interface Invite {
  id: string;
  created_at: number;
  email: string;
  object: "organization.invite";
  projects: Array<Invite_Project>;
  role: "owner" | "reader";
  status: "accepted" | "expired" | "pending";
  accepted_at?: number | null;
  expires_at?: number | null;
}
export interface Invite_Project {
  id: string;
  role: "member" | "owner";
}
export interface InviteCreateParams {
  email: string;
  role: "reader" | "owner";
  projects?: Array<InviteCreateParams_Project>;
}
export interface InviteCreateParams_Project {
  id: string;
  role: "member" | "owner";
}
export interface InviteDeleteResponse {
  id: string;
  deleted: boolean;
  object: "organization.invite.deleted";
}
export interface InviteListParams {
  after?: string;
  limit?: number;
}
export interface OrganizationDataRetention {
  object: "organization.data_retention";
  type: "zero_data_retention" | "modified_abuse_monitoring" | "enhanced_zero_data_retention" | "enhanced_modified_abuse_monitoring";
}
export interface OrganizationSpendAlert_NotificationChannel {
  recipients: Array<string>;
  type: "email";
  subject_prefix?: string | null;
}
export interface OrganizationSpendAlert {
  id: string;
  currency: "USD";
  interval: "month";
  notification_channel: OrganizationSpendAlert_NotificationChannel;
  object: "organization.spend_alert";
  threshold_amount: number;
}
export interface OrganizationSpendAlertDeleted {
  id: string;
  deleted: boolean;
  object: "organization.spend_alert.deleted";
}
export interface OrganizationSpendLimit_Enforcement {
  status: string | "inactive" | "enforcing";
}
export interface OrganizationSpendLimit {
  currency: string | "USD";
  enforcement: OrganizationSpendLimit_Enforcement;
  interval: string | "month";
  object: "organization.spend_limit";
  threshold_amount: number;
}
export interface OrganizationSpendLimitDeleted {
  deleted: boolean;
  object: "organization.spend_limit.deleted";
}
export interface OrganizationUser {
  id: string;
  added_at: number;
  object: "organization.user";
  api_key_last_used_at?: number | null;
  created?: number;
  developer_persona?: string | null;
  email?: string | null;
  is_default?: boolean;
  is_scale_tier_authorized_purchaser?: boolean | null;
  is_scim_managed?: boolean;
  is_service_account?: boolean;
  name?: string | null;
  projects?: OrganizationUser_Projects | null;
  role?: string | null;
  technical_level?: string | null;
  user?: OrganizationUser_User;
}
export interface OrganizationUser_Projects {
  data: Array<OrganizationUser_ProjectsData>;
  object: "list";
}
export interface OrganizationUser_ProjectsData {
  id?: string | null;
  name?: string | null;
  role?: string | null;
}
export interface OrganizationUser_User {
  id: string;
  object: "user";
  banned?: boolean | null;
  banned_at?: number | null;
  email?: string | null;
  enabled?: boolean | null;
  name?: string | null;
  picture?: string | null;
}
export interface Project {
  id: string;
  created_at: number;
  object: "organization.project";
  archived_at?: number | null;
  external_key_id?: string | null;
  name?: string | null;
  status?: string | null;
}
export interface ProjectCreateParams {
  name: string;
  external_key_id?: string | null;
  geography?: string | null;
}
export interface ProjectListParams {
  after?: string;
  include_archived?: boolean;
  limit?: number;
}
export interface ProjectUpdateParams {
  external_key_id?: string | null;
  geography?: string | null;
  name?: string | null;
}
export interface APIKeyDeleteResponse {
  id: string;
  deleted: boolean;
  object: "organization.project.api_key.deleted";
}
export interface APIKeyListParams {
  after?: string;
  limit?: number;
  owner_project_access?: "active" | "inactive" | "any";
}
export interface ProjectsCertificateActivateParams {
  certificate_ids: Array<string>;
}
export interface ProjectsCertificateActivateResponse {
  id: string;
  active: boolean;
  certificate_details: ProjectsCertificateActivateResponse_CertificateDetails;
  created_at: number;
  name: string | null;
  object: "organization.project.certificate";
}
export interface ProjectsCertificateActivateResponse_CertificateDetails {
  expires_at?: number;
  valid_at?: number;
}
export interface ProjectsCertificateDeactivateParams {
  certificate_ids: Array<string>;
}
export interface ProjectsCertificateDeactivateResponse {
  id: string;
  active: boolean;
  certificate_details: ProjectsCertificateDeactivateResponse_CertificateDetails;
  created_at: number;
  name: string | null;
  object: "organization.project.certificate";
}
export interface ProjectsCertificateDeactivateResponse_CertificateDetails {
  expires_at?: number;
  valid_at?: number;
}
export interface ProjectsCertificateListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface ProjectsCertificateListResponse_CertificateDetails {
  expires_at?: number;
  valid_at?: number;
}
export interface ProjectsCertificateListResponse {
  id: string;
  active: boolean;
  certificate_details: ProjectsCertificateListResponse_CertificateDetails;
  created_at: number;
  name: string | null;
  object: "organization.project.certificate";
}
export interface ProjectsDataRetentionUpdateParams {
  retention_type: "organization_default" | "none" | "zero_data_retention" | "modified_abuse_monitoring" | "enhanced_zero_data_retention" | "enhanced_modified_abuse_monitoring";
}
export interface ProjectsGroupCreateParams {
  group_id: string;
  role: string;
}
export interface ProjectsGroupDeleteResponse {
  deleted: boolean;
  object: "project.group.deleted";
}
export interface ProjectsGroupListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface GroupRetrieveParams {
  project_id: string;
  group_type?: "group" | "tenant_group";
}
export interface GroupsRoleCreateParams {
  project_id: string;
  role_id: string;
}
export interface GroupsRoleCreateResponse_Group {
  id: string;
  created_at: number;
  name: string;
  object: "group";
  scim_managed: boolean;
}
export interface GroupsRoleCreateResponse {
  group: GroupsRoleCreateResponse_Group;
  object: "group.role";
  role: Role;
}
export interface GroupsRoleDeleteResponse {
  deleted: boolean;
  object: string;
}
export interface GroupsRoleListParams {
  project_id: string;
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface GroupsRoleListResponse_AssignmentSource {
  principal_id: string;
  principal_type: string;
}
export interface GroupsRoleListResponse {
  id: string;
  assignment_sources: Array<GroupsRoleListResponse_AssignmentSource> | null;
  created_at: number | null;
  created_by: string | null;
  created_by_user_obj: { [key: string]: unknown } | null;
  description: string | null;
  metadata: { [key: string]: unknown } | null;
  name: string;
  permissions: Array<string>;
  predefined_role: boolean;
  resource_type: string;
  updated_at: number | null;
}
export interface GroupsRoleRetrieveResponse_AssignmentSource {
  principal_id: string;
  principal_type: string;
}
export interface GroupsRoleRetrieveResponse {
  id: string;
  assignment_sources: Array<GroupsRoleRetrieveResponse_AssignmentSource> | null;
  created_at: number | null;
  created_by: string | null;
  created_by_user_obj: { [key: string]: unknown } | null;
  description: string | null;
  metadata: { [key: string]: unknown } | null;
  name: string;
  permissions: Array<string>;
  predefined_role: boolean;
  resource_type: string;
  updated_at: number | null;
}
export interface HostedToolPermissionUpdateParams_CodeInterpreter {
  enabled: boolean;
}
export interface HostedToolPermissionUpdateParams_FileSearch {
  enabled: boolean;
}
export interface HostedToolPermissionUpdateParams {
  code_interpreter?: HostedToolPermissionUpdateParams_CodeInterpreter | null;
  file_search?: HostedToolPermissionUpdateParams_FileSearch | null;
  image_generation?: HostedToolPermissionUpdateParams_ImageGeneration | null;
  mcp?: HostedToolPermissionUpdateParams_Mcp | null;
  web_search?: HostedToolPermissionUpdateParams_WebSearch | null;
}
export interface HostedToolPermissionUpdateParams_ImageGeneration {
  enabled: boolean;
}
export interface HostedToolPermissionUpdateParams_Mcp {
  enabled: boolean;
}
export interface HostedToolPermissionUpdateParams_WebSearch {
  enabled: boolean;
}
export interface ModelPermissionUpdateParams {
  mode: "allow_list" | "deny_list";
  model_ids: Array<string>;
}
export interface ProjectAPIKey_Owner {
  service_account?: ProjectAPIKey_OwnerServiceAccount;
  type?: "user" | "service_account";
  user?: ProjectAPIKey_OwnerUser;
}
export interface ProjectAPIKey_OwnerServiceAccount {
  id: string;
  created_at: number;
  name: string;
  role: string;
}
export interface ProjectAPIKey_OwnerUser {
  id: string;
  created_at: number;
  email: string;
  name: string;
  role: string;
}
export interface ProjectAPIKey {
  id: string;
  created_at: number;
  last_used_at: number | null;
  name: string;
  object: "organization.project.api_key";
  owner: ProjectAPIKey_Owner;
  owner_project_access: "active" | "inactive";
  redacted_value: string;
}
export interface ProjectDataRetention {
  object: "project.data_retention";
  type: "organization_default" | "none" | "zero_data_retention" | "modified_abuse_monitoring" | "enhanced_zero_data_retention" | "enhanced_modified_abuse_monitoring";
}
export interface ProjectGroup {
  created_at: number;
  group_id: string;
  group_name: string;
  group_type: "group" | "tenant_group";
  object: "project.group";
  project_id: string;
}
export interface ProjectHostedToolPermissions_CodeInterpreter {
  enabled: boolean;
}
export interface ProjectHostedToolPermissions_FileSearch {
  enabled: boolean;
}
export interface ProjectHostedToolPermissions_ImageGeneration {
  enabled: boolean;
}
export interface ProjectHostedToolPermissions_Mcp {
  enabled: boolean;
}
export interface ProjectHostedToolPermissions {
  code_interpreter: ProjectHostedToolPermissions_CodeInterpreter;
  file_search: ProjectHostedToolPermissions_FileSearch;
  image_generation: ProjectHostedToolPermissions_ImageGeneration;
  mcp: ProjectHostedToolPermissions_Mcp;
  web_search: ProjectHostedToolPermissions_WebSearch;
}
export interface ProjectHostedToolPermissions_WebSearch {
  enabled: boolean;
}
export interface ProjectModelPermissions {
  mode: "allow_list" | "deny_list";
  model_ids: Array<string>;
  object: "project.model_permissions";
}
export interface ProjectModelPermissionsDeleted {
  deleted: boolean;
  object: "project.model_permissions.deleted";
}
export interface ProjectRateLimit {
  id: string;
  max_requests_per_1_minute: number;
  max_tokens_per_1_minute: number;
  model: string;
  object: "project.rate_limit";
  batch_1_day_max_input_tokens?: number;
  max_audio_megabytes_per_1_minute?: number;
  max_images_per_1_minute?: number;
  max_requests_per_1_day?: number;
}
export interface ProjectServiceAccount {
  id: string;
  created_at: number;
  name: string;
  object: "organization.project.service_account";
  role: "owner" | "member" | "none";
}
export interface ProjectSpendAlert_NotificationChannel {
  recipients: Array<string>;
  type: "email";
  subject_prefix?: string | null;
}
export interface ProjectSpendAlert {
  id: string;
  currency: "USD";
  interval: "month";
  notification_channel: ProjectSpendAlert_NotificationChannel;
  object: "project.spend_alert";
  threshold_amount: number;
}
export interface ProjectSpendAlertDeleted {
  id: string;
  deleted: boolean;
  object: "project.spend_alert.deleted";
}
export interface ProjectSpendLimit_Enforcement {
  status: string | "inactive" | "enforcing";
}
export interface ProjectSpendLimit {
  currency: string | "USD";
  enforcement: ProjectSpendLimit_Enforcement;
  interval: string | "month";
  object: "project.spend_limit";
  threshold_amount: number;
}
export interface ProjectSpendLimitDeleted {
  deleted: boolean;
  object: "project.spend_limit.deleted";
}
export interface ProjectUser {
  id: string;
  added_at: number;
  object: "organization.project.user";
  role: string;
  email?: string | null;
  name?: string | null;
}
export interface RateLimitListRateLimitsParams {
  after?: string;
  before?: string;
  limit?: number;
}
export interface RateLimitUpdateRateLimitParams {
  project_id: string;
  batch_1_day_max_input_tokens?: number;
  max_audio_megabytes_per_1_minute?: number;
  max_images_per_1_minute?: number;
  max_requests_per_1_day?: number;
  max_requests_per_1_minute?: number;
  max_tokens_per_1_minute?: number;
}
export interface ProjectsRoleCreateParams {
  permissions: Array<string>;
  role_name: string;
  description?: string | null;
}
export interface ProjectsRoleDeleteResponse {
  id: string;
  deleted: boolean;
  object: "role.deleted";
}
export interface ProjectsRoleListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface RoleUpdateParams {
  project_id: string;
  description?: string | null;
  permissions?: Array<string> | null;
  role_name?: string | null;
}
export interface ServiceAccountCreateParams {
  name: string;
  create_service_account_only?: boolean | null;
}
export interface ServiceAccountCreateResponse_APIKey {
  id: string;
  created_at: number;
  name: string;
  object: "organization.project.service_account.api_key";
  value: string;
}
export interface ServiceAccountCreateResponse {
  id: string;
  api_key: ServiceAccountCreateResponse_APIKey | null;
  created_at: number;
  name: string;
  object: "organization.project.service_account";
  role: "member" | "none";
}
export interface ServiceAccountDeleteResponse {
  id: string;
  deleted: boolean;
  object: "organization.project.service_account.deleted";
}
export interface ServiceAccountListParams {
  after?: string;
  limit?: number;
}
export interface ServiceAccountUpdateParams {
  project_id: string;
  name?: string;
  role?: "member" | "owner";
}
export interface APIKeyCreateParams {
  project_id: string;
  name?: string;
  scopes?: Array<string>;
}
export interface APIKeyCreateResponse {
  id: string;
  created_at: number;
  name: string;
  object: "organization.project.service_account.api_key";
  value: string;
}
export interface SpendAlertCreateParams_NotificationChannel {
  recipients: Array<string>;
  type: "email";
  subject_prefix?: string | null;
}
export interface SpendAlertCreateParams {
  currency: "USD";
  interval: "month";
  notification_channel: SpendAlertCreateParams_NotificationChannel;
  threshold_amount: number;
}
export interface SpendAlertListParams {
  after?: string;
  before?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface SpendAlertUpdateParams_NotificationChannel {
  recipients: Array<string>;
  type: "email";
  subject_prefix?: string | null;
}
export interface SpendAlertUpdateParams {
  project_id: string;
  currency: "USD";
  interval: "month";
  notification_channel: SpendAlertUpdateParams_NotificationChannel;
  threshold_amount: number;
}
export interface SpendLimitUpdateParams {
  currency: "USD";
  interval: "month";
  threshold_amount: number;
}
export interface ProjectsUserCreateParams {
  role: string;
  email?: string | null;
  user_id?: string | null;
}
export interface ProjectsUserDeleteResponse {
  id: string;
  deleted: boolean;
  object: "organization.project.user.deleted";
}
export interface ProjectsUserListParams {
  after?: string;
  limit?: number;
}
export interface UserUpdateParams {
  project_id: string;
  role?: string | null;
}
export interface UsersRoleCreateParams {
  project_id: string;
  role_id: string;
}
export interface UsersRoleCreateResponse {
  object: "user.role";
  role: Role;
  user: OrganizationUser;
}
export interface UsersRoleDeleteResponse {
  deleted: boolean;
  object: string;
}
export interface UsersRoleListParams {
  project_id: string;
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface UsersRoleListResponse_AssignmentSource {
  principal_id: string;
  principal_type: string;
}
export interface UsersRoleListResponse {
  id: string;
  assignment_sources: Array<UsersRoleListResponse_AssignmentSource> | null;
  created_at: number | null;
  created_by: string | null;
  created_by_user_obj: { [key: string]: unknown } | null;
  description: string | null;
  metadata: { [key: string]: unknown } | null;
  name: string;
  permissions: Array<string>;
  predefined_role: boolean;
  resource_type: string;
  updated_at: number | null;
}
export interface UsersRoleRetrieveResponse_AssignmentSource {
  principal_id: string;
  principal_type: string;
}
export interface UsersRoleRetrieveResponse {
  id: string;
  assignment_sources: Array<UsersRoleRetrieveResponse_AssignmentSource> | null;
  created_at: number | null;
  created_by: string | null;
  created_by_user_obj: { [key: string]: unknown } | null;
  description: string | null;
  metadata: { [key: string]: unknown } | null;
  name: string;
  permissions: Array<string>;
  predefined_role: boolean;
  resource_type: string;
  updated_at: number | null;
}
export interface Role {
  id: string;
  description: string | null;
  name: string;
  object: "role";
  permissions: Array<string>;
  predefined_role: boolean;
  resource_type: string;
}
export interface OrganizationRoleCreateParams {
  permissions: Array<string>;
  role_name: string;
  description?: string | null;
}
export interface OrganizationRoleDeleteResponse {
  id: string;
  deleted: boolean;
  object: "role.deleted";
}
export interface OrganizationRoleListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface OrganizationRoleUpdateParams {
  description?: string | null;
  permissions?: Array<string> | null;
  role_name?: string | null;
}
export interface OrganizationSpendAlertCreateParams_NotificationChannel {
  recipients: Array<string>;
  type: "email";
  subject_prefix?: string | null;
}
export interface OrganizationSpendAlertCreateParams {
  currency: "USD";
  interval: "month";
  notification_channel: OrganizationSpendAlertCreateParams_NotificationChannel;
  threshold_amount: number;
}
export interface OrganizationSpendAlertListParams {
  after?: string;
  before?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface OrganizationSpendAlertUpdateParams_NotificationChannel {
  recipients: Array<string>;
  type: "email";
  subject_prefix?: string | null;
}
export interface OrganizationSpendAlertUpdateParams {
  currency: "USD";
  interval: "month";
  notification_channel: OrganizationSpendAlertUpdateParams_NotificationChannel;
  threshold_amount: number;
}
export interface OrganizationSpendLimitUpdateParams {
  currency: "USD";
  interval: "month";
  threshold_amount: number;
}
export interface UsageAudioSpeechesParams {
  start_time: number;
  api_key_ids?: Array<string>;
  bucket_width?: "1m" | "1h" | "1d";
  end_time?: number;
  group_by?: Array<"project_id" | "user_id" | "api_key_id" | "model">;
  limit?: number;
  models?: Array<string>;
  page?: string;
  project_ids?: Array<string>;
  user_ids?: Array<string>;
}
export interface UsageAudioSpeechesResponse_Data {
  end_time: number;
  object: "bucket";
  results: Array<UsageAudioSpeechesResponse_DataResultOrganizationUsageCompletionsResult | UsageAudioSpeechesResponse_DataResultOrganizationUsageEmbeddingsResult | UsageAudioSpeechesResponse_DataResultOrganizationUsageModerationsResult | UsageAudioSpeechesResponse_DataResultOrganizationUsageImagesResult | UsageAudioSpeechesResponse_DataResultOrganizationUsageAudioSpeechesResult | UsageAudioSpeechesResponse_DataResultOrganizationUsageAudioTranscriptionsResult | UsageAudioSpeechesResponse_DataResultOrganizationUsageVectorStoresResult | UsageAudioSpeechesResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult | UsageAudioSpeechesResponse_DataResultOrganizationUsageFileSearchesResult | UsageAudioSpeechesResponse_DataResultOrganizationUsageWebSearchesResult | UsageAudioSpeechesResponse_DataResultOrganizationCostsResult>;
  start_time: number;
}
export interface UsageAudioSpeechesResponse_DataResultOrganizationCostsResult {
  object: "organization.costs.result";
  amount?: UsageAudioSpeechesResponse_DataResultOrganizationCostsResultAmount;
  api_key_id?: string | null;
  line_item?: string | null;
  project_id?: string | null;
  quantity?: number | null;
}
export interface UsageAudioSpeechesResponse_DataResultOrganizationCostsResultAmount {
  currency?: string;
  value?: number;
}
export interface UsageAudioSpeechesResponse_DataResultOrganizationUsageAudioSpeechesResult {
  characters: number;
  num_model_requests: number;
  object: "organization.usage.audio_speeches.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageAudioSpeechesResponse_DataResultOrganizationUsageAudioTranscriptionsResult {
  num_model_requests: number;
  object: "organization.usage.audio_transcriptions.result";
  seconds: number;
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageAudioSpeechesResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult {
  num_sessions: number;
  object: "organization.usage.code_interpreter_sessions.result";
  project_id?: string | null;
}
export interface UsageAudioSpeechesResponse_DataResultOrganizationUsageCompletionsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.completions.result";
  output_tokens: number;
  api_key_id?: string | null;
  batch?: boolean | null;
  input_audio_tokens?: number;
  input_cache_write_tokens?: number;
  input_cached_audio_tokens?: number;
  input_cached_image_tokens?: number;
  input_cached_text_tokens?: number;
  input_cached_tokens?: number;
  input_image_tokens?: number;
  input_text_tokens?: number;
  input_uncached_tokens?: number;
  model?: string | null;
  output_audio_tokens?: number;
  output_image_tokens?: number;
  output_text_tokens?: number;
  project_id?: string | null;
  service_tier?: string | null;
  user_id?: string | null;
}
export interface UsageAudioSpeechesResponse_DataResultOrganizationUsageEmbeddingsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.embeddings.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageAudioSpeechesResponse_DataResultOrganizationUsageFileSearchesResult {
  num_requests: number;
  object: "organization.usage.file_searches.result";
  api_key_id?: string | null;
  project_id?: string | null;
  user_id?: string | null;
  vector_store_id?: string | null;
}
export interface UsageAudioSpeechesResponse_DataResultOrganizationUsageImagesResult {
  images: number;
  num_model_requests: number;
  object: "organization.usage.images.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  size?: string | null;
  source?: string | null;
  user_id?: string | null;
}
export interface UsageAudioSpeechesResponse_DataResultOrganizationUsageModerationsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.moderations.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageAudioSpeechesResponse_DataResultOrganizationUsageVectorStoresResult {
  object: "organization.usage.vector_stores.result";
  usage_bytes: number;
  project_id?: string | null;
}
export interface UsageAudioSpeechesResponse_DataResultOrganizationUsageWebSearchesResult {
  num_model_requests: number;
  num_requests: number;
  object: "organization.usage.web_searches.result";
  api_key_id?: string | null;
  context_level?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageAudioSpeechesResponse {
  data: Array<UsageAudioSpeechesResponse_Data>;
  has_more: boolean;
  next_page: string | null;
  object: "page";
}
export interface UsageAudioTranscriptionsParams {
  start_time: number;
  api_key_ids?: Array<string>;
  bucket_width?: "1m" | "1h" | "1d";
  end_time?: number;
  group_by?: Array<"project_id" | "user_id" | "api_key_id" | "model">;
  limit?: number;
  models?: Array<string>;
  page?: string;
  project_ids?: Array<string>;
  user_ids?: Array<string>;
}
export interface UsageAudioTranscriptionsResponse_Data {
  end_time: number;
  object: "bucket";
  results: Array<UsageAudioTranscriptionsResponse_DataResultOrganizationUsageCompletionsResult | UsageAudioTranscriptionsResponse_DataResultOrganizationUsageEmbeddingsResult | UsageAudioTranscriptionsResponse_DataResultOrganizationUsageModerationsResult | UsageAudioTranscriptionsResponse_DataResultOrganizationUsageImagesResult | UsageAudioTranscriptionsResponse_DataResultOrganizationUsageAudioSpeechesResult | UsageAudioTranscriptionsResponse_DataResultOrganizationUsageAudioTranscriptionsResult | UsageAudioTranscriptionsResponse_DataResultOrganizationUsageVectorStoresResult | UsageAudioTranscriptionsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult | UsageAudioTranscriptionsResponse_DataResultOrganizationUsageFileSearchesResult | UsageAudioTranscriptionsResponse_DataResultOrganizationUsageWebSearchesResult | UsageAudioTranscriptionsResponse_DataResultOrganizationCostsResult>;
  start_time: number;
}
export interface UsageAudioTranscriptionsResponse_DataResultOrganizationCostsResult {
  object: "organization.costs.result";
  amount?: UsageAudioTranscriptionsResponse_DataResultOrganizationCostsResultAmount;
  api_key_id?: string | null;
  line_item?: string | null;
  project_id?: string | null;
  quantity?: number | null;
}
export interface UsageAudioTranscriptionsResponse_DataResultOrganizationCostsResultAmount {
  currency?: string;
  value?: number;
}
export interface UsageAudioTranscriptionsResponse_DataResultOrganizationUsageAudioSpeechesResult {
  characters: number;
  num_model_requests: number;
  object: "organization.usage.audio_speeches.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageAudioTranscriptionsResponse_DataResultOrganizationUsageAudioTranscriptionsResult {
  num_model_requests: number;
  object: "organization.usage.audio_transcriptions.result";
  seconds: number;
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageAudioTranscriptionsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult {
  num_sessions: number;
  object: "organization.usage.code_interpreter_sessions.result";
  project_id?: string | null;
}
export interface UsageAudioTranscriptionsResponse_DataResultOrganizationUsageCompletionsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.completions.result";
  output_tokens: number;
  api_key_id?: string | null;
  batch?: boolean | null;
  input_audio_tokens?: number;
  input_cache_write_tokens?: number;
  input_cached_audio_tokens?: number;
  input_cached_image_tokens?: number;
  input_cached_text_tokens?: number;
  input_cached_tokens?: number;
  input_image_tokens?: number;
  input_text_tokens?: number;
  input_uncached_tokens?: number;
  model?: string | null;
  output_audio_tokens?: number;
  output_image_tokens?: number;
  output_text_tokens?: number;
  project_id?: string | null;
  service_tier?: string | null;
  user_id?: string | null;
}
export interface UsageAudioTranscriptionsResponse_DataResultOrganizationUsageEmbeddingsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.embeddings.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageAudioTranscriptionsResponse_DataResultOrganizationUsageFileSearchesResult {
  num_requests: number;
  object: "organization.usage.file_searches.result";
  api_key_id?: string | null;
  project_id?: string | null;
  user_id?: string | null;
  vector_store_id?: string | null;
}
export interface UsageAudioTranscriptionsResponse_DataResultOrganizationUsageImagesResult {
  images: number;
  num_model_requests: number;
  object: "organization.usage.images.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  size?: string | null;
  source?: string | null;
  user_id?: string | null;
}
export interface UsageAudioTranscriptionsResponse_DataResultOrganizationUsageModerationsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.moderations.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageAudioTranscriptionsResponse_DataResultOrganizationUsageVectorStoresResult {
  object: "organization.usage.vector_stores.result";
  usage_bytes: number;
  project_id?: string | null;
}
export interface UsageAudioTranscriptionsResponse_DataResultOrganizationUsageWebSearchesResult {
  num_model_requests: number;
  num_requests: number;
  object: "organization.usage.web_searches.result";
  api_key_id?: string | null;
  context_level?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageAudioTranscriptionsResponse {
  data: Array<UsageAudioTranscriptionsResponse_Data>;
  has_more: boolean;
  next_page: string | null;
  object: "page";
}
export interface UsageCodeInterpreterSessionsParams {
  start_time: number;
  bucket_width?: "1m" | "1h" | "1d";
  end_time?: number;
  group_by?: Array<"project_id">;
  limit?: number;
  page?: string;
  project_ids?: Array<string>;
}
export interface UsageCodeInterpreterSessionsResponse_Data {
  end_time: number;
  object: "bucket";
  results: Array<UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageCompletionsResult | UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageEmbeddingsResult | UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageModerationsResult | UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageImagesResult | UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageAudioSpeechesResult | UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageAudioTranscriptionsResult | UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageVectorStoresResult | UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult | UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageFileSearchesResult | UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageWebSearchesResult | UsageCodeInterpreterSessionsResponse_DataResultOrganizationCostsResult>;
  start_time: number;
}
export interface UsageCodeInterpreterSessionsResponse_DataResultOrganizationCostsResult {
  object: "organization.costs.result";
  amount?: UsageCodeInterpreterSessionsResponse_DataResultOrganizationCostsResultAmount;
  api_key_id?: string | null;
  line_item?: string | null;
  project_id?: string | null;
  quantity?: number | null;
}
export interface UsageCodeInterpreterSessionsResponse_DataResultOrganizationCostsResultAmount {
  currency?: string;
  value?: number;
}
export interface UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageAudioSpeechesResult {
  characters: number;
  num_model_requests: number;
  object: "organization.usage.audio_speeches.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageAudioTranscriptionsResult {
  num_model_requests: number;
  object: "organization.usage.audio_transcriptions.result";
  seconds: number;
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult {
  num_sessions: number;
  object: "organization.usage.code_interpreter_sessions.result";
  project_id?: string | null;
}
export interface UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageCompletionsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.completions.result";
  output_tokens: number;
  api_key_id?: string | null;
  batch?: boolean | null;
  input_audio_tokens?: number;
  input_cache_write_tokens?: number;
  input_cached_audio_tokens?: number;
  input_cached_image_tokens?: number;
  input_cached_text_tokens?: number;
  input_cached_tokens?: number;
  input_image_tokens?: number;
  input_text_tokens?: number;
  input_uncached_tokens?: number;
  model?: string | null;
  output_audio_tokens?: number;
  output_image_tokens?: number;
  output_text_tokens?: number;
  project_id?: string | null;
  service_tier?: string | null;
  user_id?: string | null;
}
export interface UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageEmbeddingsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.embeddings.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageFileSearchesResult {
  num_requests: number;
  object: "organization.usage.file_searches.result";
  api_key_id?: string | null;
  project_id?: string | null;
  user_id?: string | null;
  vector_store_id?: string | null;
}
export interface UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageImagesResult {
  images: number;
  num_model_requests: number;
  object: "organization.usage.images.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  size?: string | null;
  source?: string | null;
  user_id?: string | null;
}
export interface UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageModerationsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.moderations.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageVectorStoresResult {
  object: "organization.usage.vector_stores.result";
  usage_bytes: number;
  project_id?: string | null;
}
export interface UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageWebSearchesResult {
  num_model_requests: number;
  num_requests: number;
  object: "organization.usage.web_searches.result";
  api_key_id?: string | null;
  context_level?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageCodeInterpreterSessionsResponse {
  data: Array<UsageCodeInterpreterSessionsResponse_Data>;
  has_more: boolean;
  next_page: string | null;
  object: "page";
}
export interface UsageCompletionsParams {
  start_time: number;
  api_key_ids?: Array<string>;
  batch?: boolean;
  bucket_width?: "1m" | "1h" | "1d";
  end_time?: number;
  group_by?: Array<"project_id" | "user_id" | "api_key_id" | "model" | "batch" | "service_tier">;
  limit?: number;
  models?: Array<string>;
  page?: string;
  project_ids?: Array<string>;
  user_ids?: Array<string>;
}
export interface UsageCompletionsResponse_Data {
  end_time: number;
  object: "bucket";
  results: Array<UsageCompletionsResponse_DataResultOrganizationUsageCompletionsResult | UsageCompletionsResponse_DataResultOrganizationUsageEmbeddingsResult | UsageCompletionsResponse_DataResultOrganizationUsageModerationsResult | UsageCompletionsResponse_DataResultOrganizationUsageImagesResult | UsageCompletionsResponse_DataResultOrganizationUsageAudioSpeechesResult | UsageCompletionsResponse_DataResultOrganizationUsageAudioTranscriptionsResult | UsageCompletionsResponse_DataResultOrganizationUsageVectorStoresResult | UsageCompletionsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult | UsageCompletionsResponse_DataResultOrganizationUsageFileSearchesResult | UsageCompletionsResponse_DataResultOrganizationUsageWebSearchesResult | UsageCompletionsResponse_DataResultOrganizationCostsResult>;
  start_time: number;
}
export interface UsageCompletionsResponse_DataResultOrganizationCostsResult {
  object: "organization.costs.result";
  amount?: UsageCompletionsResponse_DataResultOrganizationCostsResultAmount;
  api_key_id?: string | null;
  line_item?: string | null;
  project_id?: string | null;
  quantity?: number | null;
}
export interface UsageCompletionsResponse_DataResultOrganizationCostsResultAmount {
  currency?: string;
  value?: number;
}
export interface UsageCompletionsResponse_DataResultOrganizationUsageAudioSpeechesResult {
  characters: number;
  num_model_requests: number;
  object: "organization.usage.audio_speeches.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageCompletionsResponse_DataResultOrganizationUsageAudioTranscriptionsResult {
  num_model_requests: number;
  object: "organization.usage.audio_transcriptions.result";
  seconds: number;
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageCompletionsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult {
  num_sessions: number;
  object: "organization.usage.code_interpreter_sessions.result";
  project_id?: string | null;
}
export interface UsageCompletionsResponse_DataResultOrganizationUsageCompletionsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.completions.result";
  output_tokens: number;
  api_key_id?: string | null;
  batch?: boolean | null;
  input_audio_tokens?: number;
  input_cache_write_tokens?: number;
  input_cached_audio_tokens?: number;
  input_cached_image_tokens?: number;
  input_cached_text_tokens?: number;
  input_cached_tokens?: number;
  input_image_tokens?: number;
  input_text_tokens?: number;
  input_uncached_tokens?: number;
  model?: string | null;
  output_audio_tokens?: number;
  output_image_tokens?: number;
  output_text_tokens?: number;
  project_id?: string | null;
  service_tier?: string | null;
  user_id?: string | null;
}
export interface UsageCompletionsResponse_DataResultOrganizationUsageEmbeddingsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.embeddings.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageCompletionsResponse_DataResultOrganizationUsageFileSearchesResult {
  num_requests: number;
  object: "organization.usage.file_searches.result";
  api_key_id?: string | null;
  project_id?: string | null;
  user_id?: string | null;
  vector_store_id?: string | null;
}
export interface UsageCompletionsResponse_DataResultOrganizationUsageImagesResult {
  images: number;
  num_model_requests: number;
  object: "organization.usage.images.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  size?: string | null;
  source?: string | null;
  user_id?: string | null;
}
export interface UsageCompletionsResponse_DataResultOrganizationUsageModerationsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.moderations.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageCompletionsResponse_DataResultOrganizationUsageVectorStoresResult {
  object: "organization.usage.vector_stores.result";
  usage_bytes: number;
  project_id?: string | null;
}
export interface UsageCompletionsResponse_DataResultOrganizationUsageWebSearchesResult {
  num_model_requests: number;
  num_requests: number;
  object: "organization.usage.web_searches.result";
  api_key_id?: string | null;
  context_level?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageCompletionsResponse {
  data: Array<UsageCompletionsResponse_Data>;
  has_more: boolean;
  next_page: string | null;
  object: "page";
}
export interface UsageCostsParams {
  start_time: number;
  api_key_ids?: Array<string>;
  bucket_width?: "1d";
  end_time?: number;
  group_by?: Array<"project_id" | "line_item" | "api_key_id">;
  limit?: number;
  page?: string;
  project_ids?: Array<string>;
}
export interface UsageCostsResponse_Data {
  end_time: number;
  object: "bucket";
  results: Array<UsageCostsResponse_DataResultOrganizationUsageCompletionsResult | UsageCostsResponse_DataResultOrganizationUsageEmbeddingsResult | UsageCostsResponse_DataResultOrganizationUsageModerationsResult | UsageCostsResponse_DataResultOrganizationUsageImagesResult | UsageCostsResponse_DataResultOrganizationUsageAudioSpeechesResult | UsageCostsResponse_DataResultOrganizationUsageAudioTranscriptionsResult | UsageCostsResponse_DataResultOrganizationUsageVectorStoresResult | UsageCostsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult | UsageCostsResponse_DataResultOrganizationUsageFileSearchesResult | UsageCostsResponse_DataResultOrganizationUsageWebSearchesResult | UsageCostsResponse_DataResultOrganizationCostsResult>;
  start_time: number;
}
export interface UsageCostsResponse_DataResultOrganizationCostsResult {
  object: "organization.costs.result";
  amount?: UsageCostsResponse_DataResultOrganizationCostsResultAmount;
  api_key_id?: string | null;
  line_item?: string | null;
  project_id?: string | null;
  quantity?: number | null;
}
export interface UsageCostsResponse_DataResultOrganizationCostsResultAmount {
  currency?: string;
  value?: number;
}
export interface UsageCostsResponse_DataResultOrganizationUsageAudioSpeechesResult {
  characters: number;
  num_model_requests: number;
  object: "organization.usage.audio_speeches.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageCostsResponse_DataResultOrganizationUsageAudioTranscriptionsResult {
  num_model_requests: number;
  object: "organization.usage.audio_transcriptions.result";
  seconds: number;
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageCostsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult {
  num_sessions: number;
  object: "organization.usage.code_interpreter_sessions.result";
  project_id?: string | null;
}
export interface UsageCostsResponse_DataResultOrganizationUsageCompletionsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.completions.result";
  output_tokens: number;
  api_key_id?: string | null;
  batch?: boolean | null;
  input_audio_tokens?: number;
  input_cache_write_tokens?: number;
  input_cached_audio_tokens?: number;
  input_cached_image_tokens?: number;
  input_cached_text_tokens?: number;
  input_cached_tokens?: number;
  input_image_tokens?: number;
  input_text_tokens?: number;
  input_uncached_tokens?: number;
  model?: string | null;
  output_audio_tokens?: number;
  output_image_tokens?: number;
  output_text_tokens?: number;
  project_id?: string | null;
  service_tier?: string | null;
  user_id?: string | null;
}
export interface UsageCostsResponse_DataResultOrganizationUsageEmbeddingsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.embeddings.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageCostsResponse_DataResultOrganizationUsageFileSearchesResult {
  num_requests: number;
  object: "organization.usage.file_searches.result";
  api_key_id?: string | null;
  project_id?: string | null;
  user_id?: string | null;
  vector_store_id?: string | null;
}
export interface UsageCostsResponse_DataResultOrganizationUsageImagesResult {
  images: number;
  num_model_requests: number;
  object: "organization.usage.images.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  size?: string | null;
  source?: string | null;
  user_id?: string | null;
}
export interface UsageCostsResponse_DataResultOrganizationUsageModerationsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.moderations.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageCostsResponse_DataResultOrganizationUsageVectorStoresResult {
  object: "organization.usage.vector_stores.result";
  usage_bytes: number;
  project_id?: string | null;
}
export interface UsageCostsResponse_DataResultOrganizationUsageWebSearchesResult {
  num_model_requests: number;
  num_requests: number;
  object: "organization.usage.web_searches.result";
  api_key_id?: string | null;
  context_level?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageCostsResponse {
  data: Array<UsageCostsResponse_Data>;
  has_more: boolean;
  next_page: string | null;
  object: "page";
}
export interface UsageEmbeddingsParams {
  start_time: number;
  api_key_ids?: Array<string>;
  bucket_width?: "1m" | "1h" | "1d";
  end_time?: number;
  group_by?: Array<"project_id" | "user_id" | "api_key_id" | "model">;
  limit?: number;
  models?: Array<string>;
  page?: string;
  project_ids?: Array<string>;
  user_ids?: Array<string>;
}
export interface UsageEmbeddingsResponse_Data {
  end_time: number;
  object: "bucket";
  results: Array<UsageEmbeddingsResponse_DataResultOrganizationUsageCompletionsResult | UsageEmbeddingsResponse_DataResultOrganizationUsageEmbeddingsResult | UsageEmbeddingsResponse_DataResultOrganizationUsageModerationsResult | UsageEmbeddingsResponse_DataResultOrganizationUsageImagesResult | UsageEmbeddingsResponse_DataResultOrganizationUsageAudioSpeechesResult | UsageEmbeddingsResponse_DataResultOrganizationUsageAudioTranscriptionsResult | UsageEmbeddingsResponse_DataResultOrganizationUsageVectorStoresResult | UsageEmbeddingsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult | UsageEmbeddingsResponse_DataResultOrganizationUsageFileSearchesResult | UsageEmbeddingsResponse_DataResultOrganizationUsageWebSearchesResult | UsageEmbeddingsResponse_DataResultOrganizationCostsResult>;
  start_time: number;
}
export interface UsageEmbeddingsResponse_DataResultOrganizationCostsResult {
  object: "organization.costs.result";
  amount?: UsageEmbeddingsResponse_DataResultOrganizationCostsResultAmount;
  api_key_id?: string | null;
  line_item?: string | null;
  project_id?: string | null;
  quantity?: number | null;
}
export interface UsageEmbeddingsResponse_DataResultOrganizationCostsResultAmount {
  currency?: string;
  value?: number;
}
export interface UsageEmbeddingsResponse_DataResultOrganizationUsageAudioSpeechesResult {
  characters: number;
  num_model_requests: number;
  object: "organization.usage.audio_speeches.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageEmbeddingsResponse_DataResultOrganizationUsageAudioTranscriptionsResult {
  num_model_requests: number;
  object: "organization.usage.audio_transcriptions.result";
  seconds: number;
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageEmbeddingsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult {
  num_sessions: number;
  object: "organization.usage.code_interpreter_sessions.result";
  project_id?: string | null;
}
export interface UsageEmbeddingsResponse_DataResultOrganizationUsageCompletionsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.completions.result";
  output_tokens: number;
  api_key_id?: string | null;
  batch?: boolean | null;
  input_audio_tokens?: number;
  input_cache_write_tokens?: number;
  input_cached_audio_tokens?: number;
  input_cached_image_tokens?: number;
  input_cached_text_tokens?: number;
  input_cached_tokens?: number;
  input_image_tokens?: number;
  input_text_tokens?: number;
  input_uncached_tokens?: number;
  model?: string | null;
  output_audio_tokens?: number;
  output_image_tokens?: number;
  output_text_tokens?: number;
  project_id?: string | null;
  service_tier?: string | null;
  user_id?: string | null;
}
export interface UsageEmbeddingsResponse_DataResultOrganizationUsageEmbeddingsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.embeddings.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageEmbeddingsResponse_DataResultOrganizationUsageFileSearchesResult {
  num_requests: number;
  object: "organization.usage.file_searches.result";
  api_key_id?: string | null;
  project_id?: string | null;
  user_id?: string | null;
  vector_store_id?: string | null;
}
export interface UsageEmbeddingsResponse_DataResultOrganizationUsageImagesResult {
  images: number;
  num_model_requests: number;
  object: "organization.usage.images.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  size?: string | null;
  source?: string | null;
  user_id?: string | null;
}
export interface UsageEmbeddingsResponse_DataResultOrganizationUsageModerationsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.moderations.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageEmbeddingsResponse_DataResultOrganizationUsageVectorStoresResult {
  object: "organization.usage.vector_stores.result";
  usage_bytes: number;
  project_id?: string | null;
}
export interface UsageEmbeddingsResponse_DataResultOrganizationUsageWebSearchesResult {
  num_model_requests: number;
  num_requests: number;
  object: "organization.usage.web_searches.result";
  api_key_id?: string | null;
  context_level?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageEmbeddingsResponse {
  data: Array<UsageEmbeddingsResponse_Data>;
  has_more: boolean;
  next_page: string | null;
  object: "page";
}
export interface UsageFileSearchCallsParams {
  start_time: number;
  api_key_ids?: Array<string>;
  bucket_width?: "1m" | "1h" | "1d";
  end_time?: number;
  group_by?: Array<"project_id" | "user_id" | "api_key_id" | "vector_store_id">;
  limit?: number;
  page?: string;
  project_ids?: Array<string>;
  user_ids?: Array<string>;
  vector_store_ids?: Array<string>;
}
export interface UsageFileSearchCallsResponse_Data {
  end_time: number;
  object: "bucket";
  results: Array<UsageFileSearchCallsResponse_DataResultOrganizationUsageCompletionsResult | UsageFileSearchCallsResponse_DataResultOrganizationUsageEmbeddingsResult | UsageFileSearchCallsResponse_DataResultOrganizationUsageModerationsResult | UsageFileSearchCallsResponse_DataResultOrganizationUsageImagesResult | UsageFileSearchCallsResponse_DataResultOrganizationUsageAudioSpeechesResult | UsageFileSearchCallsResponse_DataResultOrganizationUsageAudioTranscriptionsResult | UsageFileSearchCallsResponse_DataResultOrganizationUsageVectorStoresResult | UsageFileSearchCallsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult | UsageFileSearchCallsResponse_DataResultOrganizationUsageFileSearchesResult | UsageFileSearchCallsResponse_DataResultOrganizationUsageWebSearchesResult | UsageFileSearchCallsResponse_DataResultOrganizationCostsResult>;
  start_time: number;
}
export interface UsageFileSearchCallsResponse_DataResultOrganizationCostsResult {
  object: "organization.costs.result";
  amount?: UsageFileSearchCallsResponse_DataResultOrganizationCostsResultAmount;
  api_key_id?: string | null;
  line_item?: string | null;
  project_id?: string | null;
  quantity?: number | null;
}
export interface UsageFileSearchCallsResponse_DataResultOrganizationCostsResultAmount {
  currency?: string;
  value?: number;
}
export interface UsageFileSearchCallsResponse_DataResultOrganizationUsageAudioSpeechesResult {
  characters: number;
  num_model_requests: number;
  object: "organization.usage.audio_speeches.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageFileSearchCallsResponse_DataResultOrganizationUsageAudioTranscriptionsResult {
  num_model_requests: number;
  object: "organization.usage.audio_transcriptions.result";
  seconds: number;
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageFileSearchCallsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult {
  num_sessions: number;
  object: "organization.usage.code_interpreter_sessions.result";
  project_id?: string | null;
}
export interface UsageFileSearchCallsResponse_DataResultOrganizationUsageCompletionsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.completions.result";
  output_tokens: number;
  api_key_id?: string | null;
  batch?: boolean | null;
  input_audio_tokens?: number;
  input_cache_write_tokens?: number;
  input_cached_audio_tokens?: number;
  input_cached_image_tokens?: number;
  input_cached_text_tokens?: number;
  input_cached_tokens?: number;
  input_image_tokens?: number;
  input_text_tokens?: number;
  input_uncached_tokens?: number;
  model?: string | null;
  output_audio_tokens?: number;
  output_image_tokens?: number;
  output_text_tokens?: number;
  project_id?: string | null;
  service_tier?: string | null;
  user_id?: string | null;
}
export interface UsageFileSearchCallsResponse_DataResultOrganizationUsageEmbeddingsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.embeddings.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageFileSearchCallsResponse_DataResultOrganizationUsageFileSearchesResult {
  num_requests: number;
  object: "organization.usage.file_searches.result";
  api_key_id?: string | null;
  project_id?: string | null;
  user_id?: string | null;
  vector_store_id?: string | null;
}
export interface UsageFileSearchCallsResponse_DataResultOrganizationUsageImagesResult {
  images: number;
  num_model_requests: number;
  object: "organization.usage.images.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  size?: string | null;
  source?: string | null;
  user_id?: string | null;
}
export interface UsageFileSearchCallsResponse_DataResultOrganizationUsageModerationsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.moderations.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageFileSearchCallsResponse_DataResultOrganizationUsageVectorStoresResult {
  object: "organization.usage.vector_stores.result";
  usage_bytes: number;
  project_id?: string | null;
}
export interface UsageFileSearchCallsResponse_DataResultOrganizationUsageWebSearchesResult {
  num_model_requests: number;
  num_requests: number;
  object: "organization.usage.web_searches.result";
  api_key_id?: string | null;
  context_level?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageFileSearchCallsResponse {
  data: Array<UsageFileSearchCallsResponse_Data>;
  has_more: boolean;
  next_page: string | null;
  object: "page";
}
export interface UsageImagesParams {
  start_time: number;
  api_key_ids?: Array<string>;
  bucket_width?: "1m" | "1h" | "1d";
  end_time?: number;
  group_by?: Array<"project_id" | "user_id" | "api_key_id" | "model" | "size" | "source">;
  limit?: number;
  models?: Array<string>;
  page?: string;
  project_ids?: Array<string>;
  sizes?: Array<"256x256" | "512x512" | "1024x1024" | "1792x1792" | "1024x1792">;
  sources?: Array<"image.generation" | "image.edit" | "image.variation">;
  user_ids?: Array<string>;
}
export interface UsageImagesResponse_Data {
  end_time: number;
  object: "bucket";
  results: Array<UsageImagesResponse_DataResultOrganizationUsageCompletionsResult | UsageImagesResponse_DataResultOrganizationUsageEmbeddingsResult | UsageImagesResponse_DataResultOrganizationUsageModerationsResult | UsageImagesResponse_DataResultOrganizationUsageImagesResult | UsageImagesResponse_DataResultOrganizationUsageAudioSpeechesResult | UsageImagesResponse_DataResultOrganizationUsageAudioTranscriptionsResult | UsageImagesResponse_DataResultOrganizationUsageVectorStoresResult | UsageImagesResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult | UsageImagesResponse_DataResultOrganizationUsageFileSearchesResult | UsageImagesResponse_DataResultOrganizationUsageWebSearchesResult | UsageImagesResponse_DataResultOrganizationCostsResult>;
  start_time: number;
}
export interface UsageImagesResponse_DataResultOrganizationCostsResult {
  object: "organization.costs.result";
  amount?: UsageImagesResponse_DataResultOrganizationCostsResultAmount;
  api_key_id?: string | null;
  line_item?: string | null;
  project_id?: string | null;
  quantity?: number | null;
}
export interface UsageImagesResponse_DataResultOrganizationCostsResultAmount {
  currency?: string;
  value?: number;
}
export interface UsageImagesResponse_DataResultOrganizationUsageAudioSpeechesResult {
  characters: number;
  num_model_requests: number;
  object: "organization.usage.audio_speeches.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageImagesResponse_DataResultOrganizationUsageAudioTranscriptionsResult {
  num_model_requests: number;
  object: "organization.usage.audio_transcriptions.result";
  seconds: number;
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageImagesResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult {
  num_sessions: number;
  object: "organization.usage.code_interpreter_sessions.result";
  project_id?: string | null;
}
export interface UsageImagesResponse_DataResultOrganizationUsageCompletionsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.completions.result";
  output_tokens: number;
  api_key_id?: string | null;
  batch?: boolean | null;
  input_audio_tokens?: number;
  input_cache_write_tokens?: number;
  input_cached_audio_tokens?: number;
  input_cached_image_tokens?: number;
  input_cached_text_tokens?: number;
  input_cached_tokens?: number;
  input_image_tokens?: number;
  input_text_tokens?: number;
  input_uncached_tokens?: number;
  model?: string | null;
  output_audio_tokens?: number;
  output_image_tokens?: number;
  output_text_tokens?: number;
  project_id?: string | null;
  service_tier?: string | null;
  user_id?: string | null;
}
export interface UsageImagesResponse_DataResultOrganizationUsageEmbeddingsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.embeddings.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageImagesResponse_DataResultOrganizationUsageFileSearchesResult {
  num_requests: number;
  object: "organization.usage.file_searches.result";
  api_key_id?: string | null;
  project_id?: string | null;
  user_id?: string | null;
  vector_store_id?: string | null;
}
export interface UsageImagesResponse_DataResultOrganizationUsageImagesResult {
  images: number;
  num_model_requests: number;
  object: "organization.usage.images.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  size?: string | null;
  source?: string | null;
  user_id?: string | null;
}
export interface UsageImagesResponse_DataResultOrganizationUsageModerationsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.moderations.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageImagesResponse_DataResultOrganizationUsageVectorStoresResult {
  object: "organization.usage.vector_stores.result";
  usage_bytes: number;
  project_id?: string | null;
}
export interface UsageImagesResponse_DataResultOrganizationUsageWebSearchesResult {
  num_model_requests: number;
  num_requests: number;
  object: "organization.usage.web_searches.result";
  api_key_id?: string | null;
  context_level?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageImagesResponse {
  data: Array<UsageImagesResponse_Data>;
  has_more: boolean;
  next_page: string | null;
  object: "page";
}
export interface UsageModerationsParams {
  start_time: number;
  api_key_ids?: Array<string>;
  bucket_width?: "1m" | "1h" | "1d";
  end_time?: number;
  group_by?: Array<"project_id" | "user_id" | "api_key_id" | "model">;
  limit?: number;
  models?: Array<string>;
  page?: string;
  project_ids?: Array<string>;
  user_ids?: Array<string>;
}
export interface UsageModerationsResponse_Data {
  end_time: number;
  object: "bucket";
  results: Array<UsageModerationsResponse_DataResultOrganizationUsageCompletionsResult | UsageModerationsResponse_DataResultOrganizationUsageEmbeddingsResult | UsageModerationsResponse_DataResultOrganizationUsageModerationsResult | UsageModerationsResponse_DataResultOrganizationUsageImagesResult | UsageModerationsResponse_DataResultOrganizationUsageAudioSpeechesResult | UsageModerationsResponse_DataResultOrganizationUsageAudioTranscriptionsResult | UsageModerationsResponse_DataResultOrganizationUsageVectorStoresResult | UsageModerationsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult | UsageModerationsResponse_DataResultOrganizationUsageFileSearchesResult | UsageModerationsResponse_DataResultOrganizationUsageWebSearchesResult | UsageModerationsResponse_DataResultOrganizationCostsResult>;
  start_time: number;
}
export interface UsageModerationsResponse_DataResultOrganizationCostsResult {
  object: "organization.costs.result";
  amount?: UsageModerationsResponse_DataResultOrganizationCostsResultAmount;
  api_key_id?: string | null;
  line_item?: string | null;
  project_id?: string | null;
  quantity?: number | null;
}
export interface UsageModerationsResponse_DataResultOrganizationCostsResultAmount {
  currency?: string;
  value?: number;
}
export interface UsageModerationsResponse_DataResultOrganizationUsageAudioSpeechesResult {
  characters: number;
  num_model_requests: number;
  object: "organization.usage.audio_speeches.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageModerationsResponse_DataResultOrganizationUsageAudioTranscriptionsResult {
  num_model_requests: number;
  object: "organization.usage.audio_transcriptions.result";
  seconds: number;
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageModerationsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult {
  num_sessions: number;
  object: "organization.usage.code_interpreter_sessions.result";
  project_id?: string | null;
}
export interface UsageModerationsResponse_DataResultOrganizationUsageCompletionsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.completions.result";
  output_tokens: number;
  api_key_id?: string | null;
  batch?: boolean | null;
  input_audio_tokens?: number;
  input_cache_write_tokens?: number;
  input_cached_audio_tokens?: number;
  input_cached_image_tokens?: number;
  input_cached_text_tokens?: number;
  input_cached_tokens?: number;
  input_image_tokens?: number;
  input_text_tokens?: number;
  input_uncached_tokens?: number;
  model?: string | null;
  output_audio_tokens?: number;
  output_image_tokens?: number;
  output_text_tokens?: number;
  project_id?: string | null;
  service_tier?: string | null;
  user_id?: string | null;
}
export interface UsageModerationsResponse_DataResultOrganizationUsageEmbeddingsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.embeddings.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageModerationsResponse_DataResultOrganizationUsageFileSearchesResult {
  num_requests: number;
  object: "organization.usage.file_searches.result";
  api_key_id?: string | null;
  project_id?: string | null;
  user_id?: string | null;
  vector_store_id?: string | null;
}
export interface UsageModerationsResponse_DataResultOrganizationUsageImagesResult {
  images: number;
  num_model_requests: number;
  object: "organization.usage.images.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  size?: string | null;
  source?: string | null;
  user_id?: string | null;
}
export interface UsageModerationsResponse_DataResultOrganizationUsageModerationsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.moderations.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageModerationsResponse_DataResultOrganizationUsageVectorStoresResult {
  object: "organization.usage.vector_stores.result";
  usage_bytes: number;
  project_id?: string | null;
}
export interface UsageModerationsResponse_DataResultOrganizationUsageWebSearchesResult {
  num_model_requests: number;
  num_requests: number;
  object: "organization.usage.web_searches.result";
  api_key_id?: string | null;
  context_level?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageModerationsResponse {
  data: Array<UsageModerationsResponse_Data>;
  has_more: boolean;
  next_page: string | null;
  object: "page";
}
export interface UsageVectorStoresParams {
  start_time: number;
  bucket_width?: "1m" | "1h" | "1d";
  end_time?: number;
  group_by?: Array<"project_id">;
  limit?: number;
  page?: string;
  project_ids?: Array<string>;
}
export interface UsageVectorStoresResponse_Data {
  end_time: number;
  object: "bucket";
  results: Array<UsageVectorStoresResponse_DataResultOrganizationUsageCompletionsResult | UsageVectorStoresResponse_DataResultOrganizationUsageEmbeddingsResult | UsageVectorStoresResponse_DataResultOrganizationUsageModerationsResult | UsageVectorStoresResponse_DataResultOrganizationUsageImagesResult | UsageVectorStoresResponse_DataResultOrganizationUsageAudioSpeechesResult | UsageVectorStoresResponse_DataResultOrganizationUsageAudioTranscriptionsResult | UsageVectorStoresResponse_DataResultOrganizationUsageVectorStoresResult | UsageVectorStoresResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult | UsageVectorStoresResponse_DataResultOrganizationUsageFileSearchesResult | UsageVectorStoresResponse_DataResultOrganizationUsageWebSearchesResult | UsageVectorStoresResponse_DataResultOrganizationCostsResult>;
  start_time: number;
}
export interface UsageVectorStoresResponse_DataResultOrganizationCostsResult {
  object: "organization.costs.result";
  amount?: UsageVectorStoresResponse_DataResultOrganizationCostsResultAmount;
  api_key_id?: string | null;
  line_item?: string | null;
  project_id?: string | null;
  quantity?: number | null;
}
export interface UsageVectorStoresResponse_DataResultOrganizationCostsResultAmount {
  currency?: string;
  value?: number;
}
export interface UsageVectorStoresResponse_DataResultOrganizationUsageAudioSpeechesResult {
  characters: number;
  num_model_requests: number;
  object: "organization.usage.audio_speeches.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageVectorStoresResponse_DataResultOrganizationUsageAudioTranscriptionsResult {
  num_model_requests: number;
  object: "organization.usage.audio_transcriptions.result";
  seconds: number;
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageVectorStoresResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult {
  num_sessions: number;
  object: "organization.usage.code_interpreter_sessions.result";
  project_id?: string | null;
}
export interface UsageVectorStoresResponse_DataResultOrganizationUsageCompletionsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.completions.result";
  output_tokens: number;
  api_key_id?: string | null;
  batch?: boolean | null;
  input_audio_tokens?: number;
  input_cache_write_tokens?: number;
  input_cached_audio_tokens?: number;
  input_cached_image_tokens?: number;
  input_cached_text_tokens?: number;
  input_cached_tokens?: number;
  input_image_tokens?: number;
  input_text_tokens?: number;
  input_uncached_tokens?: number;
  model?: string | null;
  output_audio_tokens?: number;
  output_image_tokens?: number;
  output_text_tokens?: number;
  project_id?: string | null;
  service_tier?: string | null;
  user_id?: string | null;
}
export interface UsageVectorStoresResponse_DataResultOrganizationUsageEmbeddingsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.embeddings.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageVectorStoresResponse_DataResultOrganizationUsageFileSearchesResult {
  num_requests: number;
  object: "organization.usage.file_searches.result";
  api_key_id?: string | null;
  project_id?: string | null;
  user_id?: string | null;
  vector_store_id?: string | null;
}
export interface UsageVectorStoresResponse_DataResultOrganizationUsageImagesResult {
  images: number;
  num_model_requests: number;
  object: "organization.usage.images.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  size?: string | null;
  source?: string | null;
  user_id?: string | null;
}
export interface UsageVectorStoresResponse_DataResultOrganizationUsageModerationsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.moderations.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageVectorStoresResponse_DataResultOrganizationUsageVectorStoresResult {
  object: "organization.usage.vector_stores.result";
  usage_bytes: number;
  project_id?: string | null;
}
export interface UsageVectorStoresResponse_DataResultOrganizationUsageWebSearchesResult {
  num_model_requests: number;
  num_requests: number;
  object: "organization.usage.web_searches.result";
  api_key_id?: string | null;
  context_level?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageVectorStoresResponse {
  data: Array<UsageVectorStoresResponse_Data>;
  has_more: boolean;
  next_page: string | null;
  object: "page";
}
export interface UsageWebSearchCallsParams {
  start_time: number;
  api_key_ids?: Array<string>;
  bucket_width?: "1m" | "1h" | "1d";
  context_levels?: Array<"low" | "medium" | "high">;
  end_time?: number;
  group_by?: Array<"project_id" | "user_id" | "api_key_id" | "model" | "context_level">;
  limit?: number;
  models?: Array<string>;
  page?: string;
  project_ids?: Array<string>;
  user_ids?: Array<string>;
}
export interface UsageWebSearchCallsResponse_Data {
  end_time: number;
  object: "bucket";
  results: Array<UsageWebSearchCallsResponse_DataResultOrganizationUsageCompletionsResult | UsageWebSearchCallsResponse_DataResultOrganizationUsageEmbeddingsResult | UsageWebSearchCallsResponse_DataResultOrganizationUsageModerationsResult | UsageWebSearchCallsResponse_DataResultOrganizationUsageImagesResult | UsageWebSearchCallsResponse_DataResultOrganizationUsageAudioSpeechesResult | UsageWebSearchCallsResponse_DataResultOrganizationUsageAudioTranscriptionsResult | UsageWebSearchCallsResponse_DataResultOrganizationUsageVectorStoresResult | UsageWebSearchCallsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult | UsageWebSearchCallsResponse_DataResultOrganizationUsageFileSearchesResult | UsageWebSearchCallsResponse_DataResultOrganizationUsageWebSearchesResult | UsageWebSearchCallsResponse_DataResultOrganizationCostsResult>;
  start_time: number;
}
export interface UsageWebSearchCallsResponse_DataResultOrganizationCostsResult {
  object: "organization.costs.result";
  amount?: UsageWebSearchCallsResponse_DataResultOrganizationCostsResultAmount;
  api_key_id?: string | null;
  line_item?: string | null;
  project_id?: string | null;
  quantity?: number | null;
}
export interface UsageWebSearchCallsResponse_DataResultOrganizationCostsResultAmount {
  currency?: string;
  value?: number;
}
export interface UsageWebSearchCallsResponse_DataResultOrganizationUsageAudioSpeechesResult {
  characters: number;
  num_model_requests: number;
  object: "organization.usage.audio_speeches.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageWebSearchCallsResponse_DataResultOrganizationUsageAudioTranscriptionsResult {
  num_model_requests: number;
  object: "organization.usage.audio_transcriptions.result";
  seconds: number;
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageWebSearchCallsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult {
  num_sessions: number;
  object: "organization.usage.code_interpreter_sessions.result";
  project_id?: string | null;
}
export interface UsageWebSearchCallsResponse_DataResultOrganizationUsageCompletionsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.completions.result";
  output_tokens: number;
  api_key_id?: string | null;
  batch?: boolean | null;
  input_audio_tokens?: number;
  input_cache_write_tokens?: number;
  input_cached_audio_tokens?: number;
  input_cached_image_tokens?: number;
  input_cached_text_tokens?: number;
  input_cached_tokens?: number;
  input_image_tokens?: number;
  input_text_tokens?: number;
  input_uncached_tokens?: number;
  model?: string | null;
  output_audio_tokens?: number;
  output_image_tokens?: number;
  output_text_tokens?: number;
  project_id?: string | null;
  service_tier?: string | null;
  user_id?: string | null;
}
export interface UsageWebSearchCallsResponse_DataResultOrganizationUsageEmbeddingsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.embeddings.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageWebSearchCallsResponse_DataResultOrganizationUsageFileSearchesResult {
  num_requests: number;
  object: "organization.usage.file_searches.result";
  api_key_id?: string | null;
  project_id?: string | null;
  user_id?: string | null;
  vector_store_id?: string | null;
}
export interface UsageWebSearchCallsResponse_DataResultOrganizationUsageImagesResult {
  images: number;
  num_model_requests: number;
  object: "organization.usage.images.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  size?: string | null;
  source?: string | null;
  user_id?: string | null;
}
export interface UsageWebSearchCallsResponse_DataResultOrganizationUsageModerationsResult {
  input_tokens: number;
  num_model_requests: number;
  object: "organization.usage.moderations.result";
  api_key_id?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageWebSearchCallsResponse_DataResultOrganizationUsageVectorStoresResult {
  object: "organization.usage.vector_stores.result";
  usage_bytes: number;
  project_id?: string | null;
}
export interface UsageWebSearchCallsResponse_DataResultOrganizationUsageWebSearchesResult {
  num_model_requests: number;
  num_requests: number;
  object: "organization.usage.web_searches.result";
  api_key_id?: string | null;
  context_level?: string | null;
  model?: string | null;
  project_id?: string | null;
  user_id?: string | null;
}
export interface UsageWebSearchCallsResponse {
  data: Array<UsageWebSearchCallsResponse_Data>;
  has_more: boolean;
  next_page: string | null;
  object: "page";
}
export interface OrganizationUserDeleteResponse {
  id: string;
  deleted: boolean;
  object: "organization.user.deleted";
}
export interface OrganizationUserListParams {
  after?: string;
  emails?: Array<string>;
  limit?: number;
}
export interface OrganizationUserUpdateParams {
  developer_persona?: string | null;
  role?: string | null;
  role_id?: string | null;
  technical_level?: string | null;
}
export interface OrganizationUsersRoleCreateParams {
  role_id: string;
}
export interface OrganizationUsersRoleCreateResponse {
  object: "user.role";
  role: Role;
  user: OrganizationUser;
}
export interface OrganizationUsersRoleDeleteResponse {
  deleted: boolean;
  object: string;
}
export interface OrganizationUsersRoleListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface OrganizationUsersRoleListResponse_AssignmentSource {
  principal_id: string;
  principal_type: string;
}
export interface OrganizationUsersRoleListResponse {
  id: string;
  assignment_sources: Array<OrganizationUsersRoleListResponse_AssignmentSource> | null;
  created_at: number | null;
  created_by: string | null;
  created_by_user_obj: { [key: string]: unknown } | null;
  description: string | null;
  metadata: { [key: string]: unknown } | null;
  name: string;
  permissions: Array<string>;
  predefined_role: boolean;
  resource_type: string;
  updated_at: number | null;
}
export interface OrganizationUsersRoleRetrieveResponse_AssignmentSource {
  principal_id: string;
  principal_type: string;
}
export interface OrganizationUsersRoleRetrieveResponse {
  id: string;
  assignment_sources: Array<OrganizationUsersRoleRetrieveResponse_AssignmentSource> | null;
  created_at: number | null;
  created_by: string | null;
  created_by_user_obj: { [key: string]: unknown } | null;
  description: string | null;
  metadata: { [key: string]: unknown } | null;
  name: string;
  permissions: Array<string>;
  predefined_role: boolean;
  resource_type: string;
  updated_at: number | null;
}
export declare namespace AdminAPIKey {
  export {
    type AdminAPIKey_Owner as Owner,
  };
}
export declare namespace AuditLogListParams {
  export {
    type AuditLogListParams_EffectiveAt as EffectiveAt,
  };
}
export declare namespace AuditLogListResponse {
  export {
    type AuditLogListResponse_APIKeyCreated as APIKeyCreated,
    type AuditLogListResponse_APIKeyCreatedData as APIKeyCreatedData,
    type AuditLogListResponse_APIKeyDeleted as APIKeyDeleted,
    type AuditLogListResponse_APIKeyUpdated as APIKeyUpdated,
    type AuditLogListResponse_APIKeyUpdatedChangesRequested as APIKeyUpdatedChangesRequested,
    type AuditLogListResponse_Actor as Actor,
    type AuditLogListResponse_ActorAPIKey as ActorAPIKey,
    type AuditLogListResponse_ActorAPIKeyServiceAccount as ActorAPIKeyServiceAccount,
    type AuditLogListResponse_ActorAPIKeyUser as ActorAPIKeyUser,
    type AuditLogListResponse_ActorSession as ActorSession,
    type AuditLogListResponse_ActorSessionUser as ActorSessionUser,
    type AuditLogListResponse_CertificateCreated as CertificateCreated,
    type AuditLogListResponse_CertificateDeleted as CertificateDeleted,
    type AuditLogListResponse_CertificateUpdated as CertificateUpdated,
    type AuditLogListResponse_CertificatesActivated as CertificatesActivated,
    type AuditLogListResponse_CertificatesActivatedCertificate as CertificatesActivatedCertificate,
    type AuditLogListResponse_CertificatesDeactivated as CertificatesDeactivated,
    type AuditLogListResponse_CertificatesDeactivatedCertificate as CertificatesDeactivatedCertificate,
    type AuditLogListResponse_CheckpointPermissionCreated as CheckpointPermissionCreated,
    type AuditLogListResponse_CheckpointPermissionCreatedData as CheckpointPermissionCreatedData,
    type AuditLogListResponse_CheckpointPermissionDeleted as CheckpointPermissionDeleted,
    type AuditLogListResponse_ExternalKeyRegistered as ExternalKeyRegistered,
    type AuditLogListResponse_ExternalKeyRemoved as ExternalKeyRemoved,
    type AuditLogListResponse_GroupCreated as GroupCreated,
    type AuditLogListResponse_GroupCreatedData as GroupCreatedData,
    type AuditLogListResponse_GroupDeleted as GroupDeleted,
    type AuditLogListResponse_GroupUpdated as GroupUpdated,
    type AuditLogListResponse_GroupUpdatedChangesRequested as GroupUpdatedChangesRequested,
    type AuditLogListResponse_IPAllowlistConfigActivated as IPAllowlistConfigActivated,
    type AuditLogListResponse_IPAllowlistConfigActivatedConfig as IPAllowlistConfigActivatedConfig,
    type AuditLogListResponse_IPAllowlistConfigDeactivated as IPAllowlistConfigDeactivated,
    type AuditLogListResponse_IPAllowlistConfigDeactivatedConfig as IPAllowlistConfigDeactivatedConfig,
    type AuditLogListResponse_IPAllowlistCreated as IPAllowlistCreated,
    type AuditLogListResponse_IPAllowlistDeleted as IPAllowlistDeleted,
    type AuditLogListResponse_IPAllowlistUpdated as IPAllowlistUpdated,
    type AuditLogListResponse_InviteAccepted as InviteAccepted,
    type AuditLogListResponse_InviteDeleted as InviteDeleted,
    type AuditLogListResponse_InviteSent as InviteSent,
    type AuditLogListResponse_InviteSentData as InviteSentData,
    type AuditLogListResponse_LoginFailed as LoginFailed,
    type AuditLogListResponse_LogoutFailed as LogoutFailed,
    type AuditLogListResponse_OrganizationUpdated as OrganizationUpdated,
    type AuditLogListResponse_OrganizationUpdatedChangesRequested as OrganizationUpdatedChangesRequested,
    type AuditLogListResponse_Project as Project,
    type AuditLogListResponse_ProjectArchived as ProjectArchived,
    type AuditLogListResponse_ProjectCreated as ProjectCreated,
    type AuditLogListResponse_ProjectCreatedData as ProjectCreatedData,
    type AuditLogListResponse_ProjectDeleted as ProjectDeleted,
    type AuditLogListResponse_ProjectUpdated as ProjectUpdated,
    type AuditLogListResponse_ProjectUpdatedChangesRequested as ProjectUpdatedChangesRequested,
    type AuditLogListResponse_RateLimitDeleted as RateLimitDeleted,
    type AuditLogListResponse_RateLimitUpdated as RateLimitUpdated,
    type AuditLogListResponse_RateLimitUpdatedChangesRequested as RateLimitUpdatedChangesRequested,
    type AuditLogListResponse_RoleAssignmentCreated as RoleAssignmentCreated,
    type AuditLogListResponse_RoleAssignmentDeleted as RoleAssignmentDeleted,
    type AuditLogListResponse_RoleBoundToResource as RoleBoundToResource,
    type AuditLogListResponse_RoleCreated as RoleCreated,
    type AuditLogListResponse_RoleDeleted as RoleDeleted,
    type AuditLogListResponse_RoleUnboundFromResource as RoleUnboundFromResource,
    type AuditLogListResponse_RoleUpdated as RoleUpdated,
    type AuditLogListResponse_RoleUpdatedChangesRequested as RoleUpdatedChangesRequested,
    type AuditLogListResponse_ScimDisabled as ScimDisabled,
    type AuditLogListResponse_ScimEnabled as ScimEnabled,
    type AuditLogListResponse_ServiceAccountCreated as ServiceAccountCreated,
    type AuditLogListResponse_ServiceAccountCreatedData as ServiceAccountCreatedData,
    type AuditLogListResponse_ServiceAccountDeleted as ServiceAccountDeleted,
    type AuditLogListResponse_ServiceAccountUpdated as ServiceAccountUpdated,
    type AuditLogListResponse_ServiceAccountUpdatedChangesRequested as ServiceAccountUpdatedChangesRequested,
    type AuditLogListResponse_UserAdded as UserAdded,
    type AuditLogListResponse_UserAddedData as UserAddedData,
    type AuditLogListResponse_UserDeleted as UserDeleted,
    type AuditLogListResponse_UserUpdated as UserUpdated,
    type AuditLogListResponse_UserUpdatedChangesRequested as UserUpdatedChangesRequested,
    type AuditLogListResponse_WorkloadIdentityProviderCreated as WorkloadIdentityProviderCreated,
    type AuditLogListResponse_WorkloadIdentityProviderDeleted as WorkloadIdentityProviderDeleted,
    type AuditLogListResponse_WorkloadIdentityProviderMappingCreated as WorkloadIdentityProviderMappingCreated,
    type AuditLogListResponse_WorkloadIdentityProviderMappingDeleted as WorkloadIdentityProviderMappingDeleted,
    type AuditLogListResponse_WorkloadIdentityProviderMappingUpdated as WorkloadIdentityProviderMappingUpdated,
    type AuditLogListResponse_WorkloadIdentityProviderUpdated as WorkloadIdentityProviderUpdated,
  };
}
export declare namespace Certificate {
  export {
    type Certificate_CertificateDetails as CertificateDetails,
  };
}
export declare namespace CertificateActivateResponse {
  export {
    type CertificateActivateResponse_CertificateDetails as CertificateDetails,
  };
}
export declare namespace CertificateDeactivateResponse {
  export {
    type CertificateDeactivateResponse_CertificateDetails as CertificateDetails,
  };
}
export declare namespace CertificateListResponse {
  export {
    type CertificateListResponse_CertificateDetails as CertificateDetails,
  };
}
export declare namespace GroupsRoleCreateResponse {
  export {
    type GroupsRoleCreateResponse_Group as Group,
  };
}
export declare namespace GroupsRoleListResponse {
  export {
    type GroupsRoleListResponse_AssignmentSource as AssignmentSource,
  };
}
export declare namespace GroupsRoleRetrieveResponse {
  export {
    type GroupsRoleRetrieveResponse_AssignmentSource as AssignmentSource,
  };
}
export declare namespace HostedToolPermissionUpdateParams {
  export {
    type HostedToolPermissionUpdateParams_CodeInterpreter as CodeInterpreter,
    type HostedToolPermissionUpdateParams_FileSearch as FileSearch,
    type HostedToolPermissionUpdateParams_ImageGeneration as ImageGeneration,
    type HostedToolPermissionUpdateParams_Mcp as Mcp,
    type HostedToolPermissionUpdateParams_WebSearch as WebSearch,
  };
}
export declare namespace Invite {
  export {
    type Invite_Project as Project,
  };
}
export declare namespace InviteCreateParams {
  export {
    type InviteCreateParams_Project as Project,
  };
}
export declare namespace OrganizationSpendAlert {
  export {
    type OrganizationSpendAlert_NotificationChannel as NotificationChannel,
  };
}
export declare namespace OrganizationSpendAlertCreateParams {
  export {
    type OrganizationSpendAlertCreateParams_NotificationChannel as NotificationChannel,
  };
}
export declare namespace OrganizationSpendAlertUpdateParams {
  export {
    type OrganizationSpendAlertUpdateParams_NotificationChannel as NotificationChannel,
  };
}
export declare namespace OrganizationSpendLimit {
  export {
    type OrganizationSpendLimit_Enforcement as Enforcement,
  };
}
export declare namespace OrganizationUser {
  export {
    type OrganizationUser_Projects as Projects,
    type OrganizationUser_ProjectsData as ProjectsData,
    type OrganizationUser_User as User,
  };
}
export declare namespace OrganizationUsersRoleListResponse {
  export {
    type OrganizationUsersRoleListResponse_AssignmentSource as AssignmentSource,
  };
}
export declare namespace OrganizationUsersRoleRetrieveResponse {
  export {
    type OrganizationUsersRoleRetrieveResponse_AssignmentSource as AssignmentSource,
  };
}
export declare namespace ProjectAPIKey {
  export {
    type ProjectAPIKey_Owner as Owner,
    type ProjectAPIKey_OwnerServiceAccount as OwnerServiceAccount,
    type ProjectAPIKey_OwnerUser as OwnerUser,
  };
}
export declare namespace ProjectHostedToolPermissions {
  export {
    type ProjectHostedToolPermissions_CodeInterpreter as CodeInterpreter,
    type ProjectHostedToolPermissions_FileSearch as FileSearch,
    type ProjectHostedToolPermissions_ImageGeneration as ImageGeneration,
    type ProjectHostedToolPermissions_Mcp as Mcp,
    type ProjectHostedToolPermissions_WebSearch as WebSearch,
  };
}
export declare namespace ProjectSpendAlert {
  export {
    type ProjectSpendAlert_NotificationChannel as NotificationChannel,
  };
}
export declare namespace ProjectSpendLimit {
  export {
    type ProjectSpendLimit_Enforcement as Enforcement,
  };
}
export declare namespace ProjectsCertificateActivateResponse {
  export {
    type ProjectsCertificateActivateResponse_CertificateDetails as CertificateDetails,
  };
}
export declare namespace ProjectsCertificateDeactivateResponse {
  export {
    type ProjectsCertificateDeactivateResponse_CertificateDetails as CertificateDetails,
  };
}
export declare namespace ProjectsCertificateListResponse {
  export {
    type ProjectsCertificateListResponse_CertificateDetails as CertificateDetails,
  };
}
export declare namespace RoleCreateResponse {
  export {
    type RoleCreateResponse_Group as Group,
  };
}
export declare namespace RoleListResponse {
  export {
    type RoleListResponse_AssignmentSource as AssignmentSource,
  };
}
export declare namespace RoleRetrieveResponse {
  export {
    type RoleRetrieveResponse_AssignmentSource as AssignmentSource,
  };
}
export declare namespace ServiceAccountCreateResponse {
  export {
    type ServiceAccountCreateResponse_APIKey as APIKey,
  };
}
export declare namespace SpendAlertCreateParams {
  export {
    type SpendAlertCreateParams_NotificationChannel as NotificationChannel,
  };
}
export declare namespace SpendAlertUpdateParams {
  export {
    type SpendAlertUpdateParams_NotificationChannel as NotificationChannel,
  };
}
export declare namespace UsageAudioSpeechesResponse {
  export {
    type UsageAudioSpeechesResponse_Data as Data,
    type UsageAudioSpeechesResponse_DataResultOrganizationCostsResult as DataResultOrganizationCostsResult,
    type UsageAudioSpeechesResponse_DataResultOrganizationCostsResultAmount as DataResultOrganizationCostsResultAmount,
    type UsageAudioSpeechesResponse_DataResultOrganizationUsageAudioSpeechesResult as DataResultOrganizationUsageAudioSpeechesResult,
    type UsageAudioSpeechesResponse_DataResultOrganizationUsageAudioTranscriptionsResult as DataResultOrganizationUsageAudioTranscriptionsResult,
    type UsageAudioSpeechesResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult as DataResultOrganizationUsageCodeInterpreterSessionsResult,
    type UsageAudioSpeechesResponse_DataResultOrganizationUsageCompletionsResult as DataResultOrganizationUsageCompletionsResult,
    type UsageAudioSpeechesResponse_DataResultOrganizationUsageEmbeddingsResult as DataResultOrganizationUsageEmbeddingsResult,
    type UsageAudioSpeechesResponse_DataResultOrganizationUsageFileSearchesResult as DataResultOrganizationUsageFileSearchesResult,
    type UsageAudioSpeechesResponse_DataResultOrganizationUsageImagesResult as DataResultOrganizationUsageImagesResult,
    type UsageAudioSpeechesResponse_DataResultOrganizationUsageModerationsResult as DataResultOrganizationUsageModerationsResult,
    type UsageAudioSpeechesResponse_DataResultOrganizationUsageVectorStoresResult as DataResultOrganizationUsageVectorStoresResult,
    type UsageAudioSpeechesResponse_DataResultOrganizationUsageWebSearchesResult as DataResultOrganizationUsageWebSearchesResult,
  };
}
export declare namespace UsageAudioTranscriptionsResponse {
  export {
    type UsageAudioTranscriptionsResponse_Data as Data,
    type UsageAudioTranscriptionsResponse_DataResultOrganizationCostsResult as DataResultOrganizationCostsResult,
    type UsageAudioTranscriptionsResponse_DataResultOrganizationCostsResultAmount as DataResultOrganizationCostsResultAmount,
    type UsageAudioTranscriptionsResponse_DataResultOrganizationUsageAudioSpeechesResult as DataResultOrganizationUsageAudioSpeechesResult,
    type UsageAudioTranscriptionsResponse_DataResultOrganizationUsageAudioTranscriptionsResult as DataResultOrganizationUsageAudioTranscriptionsResult,
    type UsageAudioTranscriptionsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult as DataResultOrganizationUsageCodeInterpreterSessionsResult,
    type UsageAudioTranscriptionsResponse_DataResultOrganizationUsageCompletionsResult as DataResultOrganizationUsageCompletionsResult,
    type UsageAudioTranscriptionsResponse_DataResultOrganizationUsageEmbeddingsResult as DataResultOrganizationUsageEmbeddingsResult,
    type UsageAudioTranscriptionsResponse_DataResultOrganizationUsageFileSearchesResult as DataResultOrganizationUsageFileSearchesResult,
    type UsageAudioTranscriptionsResponse_DataResultOrganizationUsageImagesResult as DataResultOrganizationUsageImagesResult,
    type UsageAudioTranscriptionsResponse_DataResultOrganizationUsageModerationsResult as DataResultOrganizationUsageModerationsResult,
    type UsageAudioTranscriptionsResponse_DataResultOrganizationUsageVectorStoresResult as DataResultOrganizationUsageVectorStoresResult,
    type UsageAudioTranscriptionsResponse_DataResultOrganizationUsageWebSearchesResult as DataResultOrganizationUsageWebSearchesResult,
  };
}
export declare namespace UsageCodeInterpreterSessionsResponse {
  export {
    type UsageCodeInterpreterSessionsResponse_Data as Data,
    type UsageCodeInterpreterSessionsResponse_DataResultOrganizationCostsResult as DataResultOrganizationCostsResult,
    type UsageCodeInterpreterSessionsResponse_DataResultOrganizationCostsResultAmount as DataResultOrganizationCostsResultAmount,
    type UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageAudioSpeechesResult as DataResultOrganizationUsageAudioSpeechesResult,
    type UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageAudioTranscriptionsResult as DataResultOrganizationUsageAudioTranscriptionsResult,
    type UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult as DataResultOrganizationUsageCodeInterpreterSessionsResult,
    type UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageCompletionsResult as DataResultOrganizationUsageCompletionsResult,
    type UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageEmbeddingsResult as DataResultOrganizationUsageEmbeddingsResult,
    type UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageFileSearchesResult as DataResultOrganizationUsageFileSearchesResult,
    type UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageImagesResult as DataResultOrganizationUsageImagesResult,
    type UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageModerationsResult as DataResultOrganizationUsageModerationsResult,
    type UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageVectorStoresResult as DataResultOrganizationUsageVectorStoresResult,
    type UsageCodeInterpreterSessionsResponse_DataResultOrganizationUsageWebSearchesResult as DataResultOrganizationUsageWebSearchesResult,
  };
}
export declare namespace UsageCompletionsResponse {
  export {
    type UsageCompletionsResponse_Data as Data,
    type UsageCompletionsResponse_DataResultOrganizationCostsResult as DataResultOrganizationCostsResult,
    type UsageCompletionsResponse_DataResultOrganizationCostsResultAmount as DataResultOrganizationCostsResultAmount,
    type UsageCompletionsResponse_DataResultOrganizationUsageAudioSpeechesResult as DataResultOrganizationUsageAudioSpeechesResult,
    type UsageCompletionsResponse_DataResultOrganizationUsageAudioTranscriptionsResult as DataResultOrganizationUsageAudioTranscriptionsResult,
    type UsageCompletionsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult as DataResultOrganizationUsageCodeInterpreterSessionsResult,
    type UsageCompletionsResponse_DataResultOrganizationUsageCompletionsResult as DataResultOrganizationUsageCompletionsResult,
    type UsageCompletionsResponse_DataResultOrganizationUsageEmbeddingsResult as DataResultOrganizationUsageEmbeddingsResult,
    type UsageCompletionsResponse_DataResultOrganizationUsageFileSearchesResult as DataResultOrganizationUsageFileSearchesResult,
    type UsageCompletionsResponse_DataResultOrganizationUsageImagesResult as DataResultOrganizationUsageImagesResult,
    type UsageCompletionsResponse_DataResultOrganizationUsageModerationsResult as DataResultOrganizationUsageModerationsResult,
    type UsageCompletionsResponse_DataResultOrganizationUsageVectorStoresResult as DataResultOrganizationUsageVectorStoresResult,
    type UsageCompletionsResponse_DataResultOrganizationUsageWebSearchesResult as DataResultOrganizationUsageWebSearchesResult,
  };
}
export declare namespace UsageCostsResponse {
  export {
    type UsageCostsResponse_Data as Data,
    type UsageCostsResponse_DataResultOrganizationCostsResult as DataResultOrganizationCostsResult,
    type UsageCostsResponse_DataResultOrganizationCostsResultAmount as DataResultOrganizationCostsResultAmount,
    type UsageCostsResponse_DataResultOrganizationUsageAudioSpeechesResult as DataResultOrganizationUsageAudioSpeechesResult,
    type UsageCostsResponse_DataResultOrganizationUsageAudioTranscriptionsResult as DataResultOrganizationUsageAudioTranscriptionsResult,
    type UsageCostsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult as DataResultOrganizationUsageCodeInterpreterSessionsResult,
    type UsageCostsResponse_DataResultOrganizationUsageCompletionsResult as DataResultOrganizationUsageCompletionsResult,
    type UsageCostsResponse_DataResultOrganizationUsageEmbeddingsResult as DataResultOrganizationUsageEmbeddingsResult,
    type UsageCostsResponse_DataResultOrganizationUsageFileSearchesResult as DataResultOrganizationUsageFileSearchesResult,
    type UsageCostsResponse_DataResultOrganizationUsageImagesResult as DataResultOrganizationUsageImagesResult,
    type UsageCostsResponse_DataResultOrganizationUsageModerationsResult as DataResultOrganizationUsageModerationsResult,
    type UsageCostsResponse_DataResultOrganizationUsageVectorStoresResult as DataResultOrganizationUsageVectorStoresResult,
    type UsageCostsResponse_DataResultOrganizationUsageWebSearchesResult as DataResultOrganizationUsageWebSearchesResult,
  };
}
export declare namespace UsageEmbeddingsResponse {
  export {
    type UsageEmbeddingsResponse_Data as Data,
    type UsageEmbeddingsResponse_DataResultOrganizationCostsResult as DataResultOrganizationCostsResult,
    type UsageEmbeddingsResponse_DataResultOrganizationCostsResultAmount as DataResultOrganizationCostsResultAmount,
    type UsageEmbeddingsResponse_DataResultOrganizationUsageAudioSpeechesResult as DataResultOrganizationUsageAudioSpeechesResult,
    type UsageEmbeddingsResponse_DataResultOrganizationUsageAudioTranscriptionsResult as DataResultOrganizationUsageAudioTranscriptionsResult,
    type UsageEmbeddingsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult as DataResultOrganizationUsageCodeInterpreterSessionsResult,
    type UsageEmbeddingsResponse_DataResultOrganizationUsageCompletionsResult as DataResultOrganizationUsageCompletionsResult,
    type UsageEmbeddingsResponse_DataResultOrganizationUsageEmbeddingsResult as DataResultOrganizationUsageEmbeddingsResult,
    type UsageEmbeddingsResponse_DataResultOrganizationUsageFileSearchesResult as DataResultOrganizationUsageFileSearchesResult,
    type UsageEmbeddingsResponse_DataResultOrganizationUsageImagesResult as DataResultOrganizationUsageImagesResult,
    type UsageEmbeddingsResponse_DataResultOrganizationUsageModerationsResult as DataResultOrganizationUsageModerationsResult,
    type UsageEmbeddingsResponse_DataResultOrganizationUsageVectorStoresResult as DataResultOrganizationUsageVectorStoresResult,
    type UsageEmbeddingsResponse_DataResultOrganizationUsageWebSearchesResult as DataResultOrganizationUsageWebSearchesResult,
  };
}
export declare namespace UsageFileSearchCallsResponse {
  export {
    type UsageFileSearchCallsResponse_Data as Data,
    type UsageFileSearchCallsResponse_DataResultOrganizationCostsResult as DataResultOrganizationCostsResult,
    type UsageFileSearchCallsResponse_DataResultOrganizationCostsResultAmount as DataResultOrganizationCostsResultAmount,
    type UsageFileSearchCallsResponse_DataResultOrganizationUsageAudioSpeechesResult as DataResultOrganizationUsageAudioSpeechesResult,
    type UsageFileSearchCallsResponse_DataResultOrganizationUsageAudioTranscriptionsResult as DataResultOrganizationUsageAudioTranscriptionsResult,
    type UsageFileSearchCallsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult as DataResultOrganizationUsageCodeInterpreterSessionsResult,
    type UsageFileSearchCallsResponse_DataResultOrganizationUsageCompletionsResult as DataResultOrganizationUsageCompletionsResult,
    type UsageFileSearchCallsResponse_DataResultOrganizationUsageEmbeddingsResult as DataResultOrganizationUsageEmbeddingsResult,
    type UsageFileSearchCallsResponse_DataResultOrganizationUsageFileSearchesResult as DataResultOrganizationUsageFileSearchesResult,
    type UsageFileSearchCallsResponse_DataResultOrganizationUsageImagesResult as DataResultOrganizationUsageImagesResult,
    type UsageFileSearchCallsResponse_DataResultOrganizationUsageModerationsResult as DataResultOrganizationUsageModerationsResult,
    type UsageFileSearchCallsResponse_DataResultOrganizationUsageVectorStoresResult as DataResultOrganizationUsageVectorStoresResult,
    type UsageFileSearchCallsResponse_DataResultOrganizationUsageWebSearchesResult as DataResultOrganizationUsageWebSearchesResult,
  };
}
export declare namespace UsageImagesResponse {
  export {
    type UsageImagesResponse_Data as Data,
    type UsageImagesResponse_DataResultOrganizationCostsResult as DataResultOrganizationCostsResult,
    type UsageImagesResponse_DataResultOrganizationCostsResultAmount as DataResultOrganizationCostsResultAmount,
    type UsageImagesResponse_DataResultOrganizationUsageAudioSpeechesResult as DataResultOrganizationUsageAudioSpeechesResult,
    type UsageImagesResponse_DataResultOrganizationUsageAudioTranscriptionsResult as DataResultOrganizationUsageAudioTranscriptionsResult,
    type UsageImagesResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult as DataResultOrganizationUsageCodeInterpreterSessionsResult,
    type UsageImagesResponse_DataResultOrganizationUsageCompletionsResult as DataResultOrganizationUsageCompletionsResult,
    type UsageImagesResponse_DataResultOrganizationUsageEmbeddingsResult as DataResultOrganizationUsageEmbeddingsResult,
    type UsageImagesResponse_DataResultOrganizationUsageFileSearchesResult as DataResultOrganizationUsageFileSearchesResult,
    type UsageImagesResponse_DataResultOrganizationUsageImagesResult as DataResultOrganizationUsageImagesResult,
    type UsageImagesResponse_DataResultOrganizationUsageModerationsResult as DataResultOrganizationUsageModerationsResult,
    type UsageImagesResponse_DataResultOrganizationUsageVectorStoresResult as DataResultOrganizationUsageVectorStoresResult,
    type UsageImagesResponse_DataResultOrganizationUsageWebSearchesResult as DataResultOrganizationUsageWebSearchesResult,
  };
}
export declare namespace UsageModerationsResponse {
  export {
    type UsageModerationsResponse_Data as Data,
    type UsageModerationsResponse_DataResultOrganizationCostsResult as DataResultOrganizationCostsResult,
    type UsageModerationsResponse_DataResultOrganizationCostsResultAmount as DataResultOrganizationCostsResultAmount,
    type UsageModerationsResponse_DataResultOrganizationUsageAudioSpeechesResult as DataResultOrganizationUsageAudioSpeechesResult,
    type UsageModerationsResponse_DataResultOrganizationUsageAudioTranscriptionsResult as DataResultOrganizationUsageAudioTranscriptionsResult,
    type UsageModerationsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult as DataResultOrganizationUsageCodeInterpreterSessionsResult,
    type UsageModerationsResponse_DataResultOrganizationUsageCompletionsResult as DataResultOrganizationUsageCompletionsResult,
    type UsageModerationsResponse_DataResultOrganizationUsageEmbeddingsResult as DataResultOrganizationUsageEmbeddingsResult,
    type UsageModerationsResponse_DataResultOrganizationUsageFileSearchesResult as DataResultOrganizationUsageFileSearchesResult,
    type UsageModerationsResponse_DataResultOrganizationUsageImagesResult as DataResultOrganizationUsageImagesResult,
    type UsageModerationsResponse_DataResultOrganizationUsageModerationsResult as DataResultOrganizationUsageModerationsResult,
    type UsageModerationsResponse_DataResultOrganizationUsageVectorStoresResult as DataResultOrganizationUsageVectorStoresResult,
    type UsageModerationsResponse_DataResultOrganizationUsageWebSearchesResult as DataResultOrganizationUsageWebSearchesResult,
  };
}
export declare namespace UsageVectorStoresResponse {
  export {
    type UsageVectorStoresResponse_Data as Data,
    type UsageVectorStoresResponse_DataResultOrganizationCostsResult as DataResultOrganizationCostsResult,
    type UsageVectorStoresResponse_DataResultOrganizationCostsResultAmount as DataResultOrganizationCostsResultAmount,
    type UsageVectorStoresResponse_DataResultOrganizationUsageAudioSpeechesResult as DataResultOrganizationUsageAudioSpeechesResult,
    type UsageVectorStoresResponse_DataResultOrganizationUsageAudioTranscriptionsResult as DataResultOrganizationUsageAudioTranscriptionsResult,
    type UsageVectorStoresResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult as DataResultOrganizationUsageCodeInterpreterSessionsResult,
    type UsageVectorStoresResponse_DataResultOrganizationUsageCompletionsResult as DataResultOrganizationUsageCompletionsResult,
    type UsageVectorStoresResponse_DataResultOrganizationUsageEmbeddingsResult as DataResultOrganizationUsageEmbeddingsResult,
    type UsageVectorStoresResponse_DataResultOrganizationUsageFileSearchesResult as DataResultOrganizationUsageFileSearchesResult,
    type UsageVectorStoresResponse_DataResultOrganizationUsageImagesResult as DataResultOrganizationUsageImagesResult,
    type UsageVectorStoresResponse_DataResultOrganizationUsageModerationsResult as DataResultOrganizationUsageModerationsResult,
    type UsageVectorStoresResponse_DataResultOrganizationUsageVectorStoresResult as DataResultOrganizationUsageVectorStoresResult,
    type UsageVectorStoresResponse_DataResultOrganizationUsageWebSearchesResult as DataResultOrganizationUsageWebSearchesResult,
  };
}
export declare namespace UsageWebSearchCallsResponse {
  export {
    type UsageWebSearchCallsResponse_Data as Data,
    type UsageWebSearchCallsResponse_DataResultOrganizationCostsResult as DataResultOrganizationCostsResult,
    type UsageWebSearchCallsResponse_DataResultOrganizationCostsResultAmount as DataResultOrganizationCostsResultAmount,
    type UsageWebSearchCallsResponse_DataResultOrganizationUsageAudioSpeechesResult as DataResultOrganizationUsageAudioSpeechesResult,
    type UsageWebSearchCallsResponse_DataResultOrganizationUsageAudioTranscriptionsResult as DataResultOrganizationUsageAudioTranscriptionsResult,
    type UsageWebSearchCallsResponse_DataResultOrganizationUsageCodeInterpreterSessionsResult as DataResultOrganizationUsageCodeInterpreterSessionsResult,
    type UsageWebSearchCallsResponse_DataResultOrganizationUsageCompletionsResult as DataResultOrganizationUsageCompletionsResult,
    type UsageWebSearchCallsResponse_DataResultOrganizationUsageEmbeddingsResult as DataResultOrganizationUsageEmbeddingsResult,
    type UsageWebSearchCallsResponse_DataResultOrganizationUsageFileSearchesResult as DataResultOrganizationUsageFileSearchesResult,
    type UsageWebSearchCallsResponse_DataResultOrganizationUsageImagesResult as DataResultOrganizationUsageImagesResult,
    type UsageWebSearchCallsResponse_DataResultOrganizationUsageModerationsResult as DataResultOrganizationUsageModerationsResult,
    type UsageWebSearchCallsResponse_DataResultOrganizationUsageVectorStoresResult as DataResultOrganizationUsageVectorStoresResult,
    type UsageWebSearchCallsResponse_DataResultOrganizationUsageWebSearchesResult as DataResultOrganizationUsageWebSearchesResult,
  };
}
export declare namespace UsersRoleListResponse {
  export {
    type UsersRoleListResponse_AssignmentSource as AssignmentSource,
  };
}
export declare namespace UsersRoleRetrieveResponse {
  export {
    type UsersRoleRetrieveResponse_AssignmentSource as AssignmentSource,
  };
}
export declare class Admin extends APIResource {
  organization: Organization;
}
export declare class Organization extends APIResource {
  adminAPIKeys: AdminAPIKeys;
  auditLogs: AuditLogs;
  certificates: Certificates;
  dataRetention: DataRetention;
  groups: Groups;
  invites: Invites;
  projects: Projects;
  roles: Roles;
  spendAlerts: SpendAlerts;
  spendLimit: SpendLimit;
  usage: Usage;
  users: Users;
}
export declare class AdminAPIKeys extends APIResource {
  list(params?: AdminAPIKeyListParams | null, options?: RequestOptions): PagePromise<CursorPage<AdminAPIKey>, AdminAPIKey>;
  create(body: AdminAPIKeyCreateParams, options?: RequestOptions): APIPromise<AdminAPIKeyCreateResponse>;
  retrieve(keyid: string, options?: RequestOptions): APIPromise<AdminAPIKey>;
  delete(keyid: string, options?: RequestOptions): APIPromise<AdminAPIKeyDeleteResponse>;
}
export declare class AuditLogs extends APIResource {
  list(params?: AuditLogListParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<AuditLogListResponse>, AuditLogListResponse>;
}
export declare class Certificates extends APIResource {
  list(params?: CertificateListParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<CertificateListResponse>, CertificateListResponse>;
  create(body: CertificateCreateParams, options?: RequestOptions): APIPromise<Certificate>;
  activate(body: CertificateActivateParams, options?: RequestOptions): PagePromise<Page<CertificateActivateResponse>, CertificateActivateResponse>;
  deactivate(body: CertificateDeactivateParams, options?: RequestOptions): PagePromise<Page<CertificateDeactivateResponse>, CertificateDeactivateResponse>;
  retrieve(certificateid: string, params?: CertificateRetrieveParams | null, options?: RequestOptions): APIPromise<Certificate>;
  update(certificateid: string, body?: CertificateUpdateParams | null, options?: RequestOptions): APIPromise<Certificate>;
  delete(certificateid: string, options?: RequestOptions): APIPromise<CertificateDeleteResponse>;
}
export declare class DataRetention extends APIResource {
  retrieve(options?: RequestOptions): APIPromise<OrganizationDataRetention>;
  update(body: DataRetentionUpdateParams, options?: RequestOptions): APIPromise<OrganizationDataRetention>;
}
export declare class Groups extends APIResource {
  roles: OrganizationGroupsRoles;
  users: OrganizationGroupsUsers;
  list(params?: GroupListParams | null, options?: RequestOptions): PagePromise<NextCursorPage<Group>, Group>;
  create(body: GroupCreateParams, options?: RequestOptions): APIPromise<Group>;
  retrieve(groupid: string, options?: RequestOptions): APIPromise<Group>;
  update(groupid: string, body: GroupUpdateParams, options?: RequestOptions): APIPromise<GroupUpdateResponse>;
  delete(groupid: string, options?: RequestOptions): APIPromise<GroupDeleteResponse>;
}
export declare class OrganizationGroupsRoles extends APIResource {
  list(groupid: string, params?: RoleListParams | null, options?: RequestOptions): PagePromise<NextCursorPage<RoleListResponse>, RoleListResponse>;
  create(groupid: string, body: RoleCreateParams, options?: RequestOptions): APIPromise<RoleCreateResponse>;
  retrieve(roleid: string, params: { group_id: string; }, options?: RequestOptions): APIPromise<RoleRetrieveResponse>;
  delete(roleid: string, params: { group_id: string; }, options?: RequestOptions): APIPromise<RoleDeleteResponse>;
}
export declare class OrganizationGroupsUsers extends APIResource {
  list(groupid: string, params?: UserListParams | null, options?: RequestOptions): PagePromise<NextCursorPage<OrganizationGroupUser>, OrganizationGroupUser>;
  create(groupid: string, body: UserCreateParams, options?: RequestOptions): APIPromise<UserCreateResponse>;
  retrieve(userid: string, params: { group_id: string; }, options?: RequestOptions): APIPromise<UserRetrieveResponse>;
  delete(userid: string, params: { group_id: string; }, options?: RequestOptions): APIPromise<UserDeleteResponse>;
}
export declare class Invites extends APIResource {
  list(params?: InviteListParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<Invite>, Invite>;
  create(body: InviteCreateParams, options?: RequestOptions): APIPromise<Invite>;
  retrieve(inviteid: string, options?: RequestOptions): APIPromise<Invite>;
  delete(inviteid: string, options?: RequestOptions): APIPromise<InviteDeleteResponse>;
}
export declare class Projects extends APIResource {
  apiKeys: ApiKeys;
  certificates: OrganizationProjectsCertificates;
  dataRetention: OrganizationProjectsDataRetention;
  groups: OrganizationProjectsGroups;
  hostedToolPermissions: HostedToolPermissions;
  modelPermissions: ModelPermissions;
  rateLimits: RateLimits;
  roles: OrganizationProjectsRoles;
  serviceAccounts: ServiceAccounts;
  spendAlerts: OrganizationProjectsSpendAlerts;
  spendLimit: OrganizationProjectsSpendLimit;
  users: OrganizationProjectsUsers;
  list(params?: ProjectListParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<Project>, Project>;
  create(body: ProjectCreateParams, options?: RequestOptions): APIPromise<Project>;
  retrieve(projectid: string, options?: RequestOptions): APIPromise<Project>;
  update(projectid: string, body?: ProjectUpdateParams | null, options?: RequestOptions): APIPromise<Project>;
  archive(projectid: string, options?: RequestOptions): APIPromise<Project>;
}
export declare class ApiKeys extends APIResource {
  list(projectid: string, params?: APIKeyListParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<ProjectAPIKey>, ProjectAPIKey>;
  retrieve(apikeyid: string, params: { project_id: string; }, options?: RequestOptions): APIPromise<ProjectAPIKey>;
  delete(apikeyid: string, params: { project_id: string; }, options?: RequestOptions): APIPromise<APIKeyDeleteResponse>;
}
export declare class OrganizationProjectsCertificates extends APIResource {
  list(projectid: string, params?: ProjectsCertificateListParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<ProjectsCertificateListResponse>, ProjectsCertificateListResponse>;
  activate(projectid: string, body: ProjectsCertificateActivateParams, options?: RequestOptions): PagePromise<Page<ProjectsCertificateActivateResponse>, ProjectsCertificateActivateResponse>;
  deactivate(projectid: string, body: ProjectsCertificateDeactivateParams, options?: RequestOptions): PagePromise<Page<ProjectsCertificateDeactivateResponse>, ProjectsCertificateDeactivateResponse>;
}
export declare class OrganizationProjectsDataRetention extends APIResource {
  retrieve(projectid: string, options?: RequestOptions): APIPromise<ProjectDataRetention>;
  update(projectid: string, body: ProjectsDataRetentionUpdateParams, options?: RequestOptions): APIPromise<ProjectDataRetention>;
}
export declare class OrganizationProjectsGroups extends APIResource {
  roles: OrganizationProjectsGroupsRoles;
  list(projectid: string, params?: ProjectsGroupListParams | null, options?: RequestOptions): PagePromise<NextCursorPage<ProjectGroup>, ProjectGroup>;
  create(projectid: string, body: ProjectsGroupCreateParams, options?: RequestOptions): APIPromise<ProjectGroup>;
  retrieve(groupid: string, params: GroupRetrieveParams, options?: RequestOptions): APIPromise<ProjectGroup>;
  delete(groupid: string, params: { project_id: string; }, options?: RequestOptions): APIPromise<ProjectsGroupDeleteResponse>;
}
export declare class OrganizationProjectsGroupsRoles extends APIResource {
  list(groupid: string, params: GroupsRoleListParams, options?: RequestOptions): PagePromise<NextCursorPage<GroupsRoleListResponse>, GroupsRoleListResponse>;
  create(groupid: string, body: GroupsRoleCreateParams, options?: RequestOptions): APIPromise<GroupsRoleCreateResponse>;
  retrieve(roleid: string, params: { project_id: string; group_id: string; }, options?: RequestOptions): APIPromise<GroupsRoleRetrieveResponse>;
  delete(roleid: string, params: { project_id: string; group_id: string; }, options?: RequestOptions): APIPromise<GroupsRoleDeleteResponse>;
}
export declare class HostedToolPermissions extends APIResource {
  retrieve(projectid: string, options?: RequestOptions): APIPromise<ProjectHostedToolPermissions>;
  update(projectid: string, body?: HostedToolPermissionUpdateParams | null, options?: RequestOptions): APIPromise<ProjectHostedToolPermissions>;
}
export declare class ModelPermissions extends APIResource {
  retrieve(projectid: string, options?: RequestOptions): APIPromise<ProjectModelPermissions>;
  update(projectid: string, body: ModelPermissionUpdateParams, options?: RequestOptions): APIPromise<ProjectModelPermissions>;
  delete(projectid: string, options?: RequestOptions): APIPromise<ProjectModelPermissionsDeleted>;
}
export declare class RateLimits extends APIResource {
  listRateLimits(projectid: string, params?: RateLimitListRateLimitsParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<ProjectRateLimit>, ProjectRateLimit>;
  updateRateLimit(ratelimitid: string, body: RateLimitUpdateRateLimitParams, options?: RequestOptions): APIPromise<ProjectRateLimit>;
}
export declare class OrganizationProjectsRoles extends APIResource {
  list(projectid: string, params?: ProjectsRoleListParams | null, options?: RequestOptions): PagePromise<NextCursorPage<Role>, Role>;
  create(projectid: string, body: ProjectsRoleCreateParams, options?: RequestOptions): APIPromise<Role>;
  retrieve(roleid: string, params: { project_id: string; }, options?: RequestOptions): APIPromise<Role>;
  update(roleid: string, body: RoleUpdateParams, options?: RequestOptions): APIPromise<Role>;
  delete(roleid: string, params: { project_id: string; }, options?: RequestOptions): APIPromise<ProjectsRoleDeleteResponse>;
}
export declare class ServiceAccounts extends APIResource {
  apiKeys: OrganizationProjectsServiceAccountsApiKeys;
  list(projectid: string, params?: ServiceAccountListParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<ProjectServiceAccount>, ProjectServiceAccount>;
  create(projectid: string, body: ServiceAccountCreateParams, options?: RequestOptions): APIPromise<ServiceAccountCreateResponse>;
  retrieve(serviceaccountid: string, params: { project_id: string; }, options?: RequestOptions): APIPromise<ProjectServiceAccount>;
  update(serviceaccountid: string, body: ServiceAccountUpdateParams, options?: RequestOptions): APIPromise<ProjectServiceAccount>;
  delete(serviceaccountid: string, params: { project_id: string; }, options?: RequestOptions): APIPromise<ServiceAccountDeleteResponse>;
}
export declare class OrganizationProjectsServiceAccountsApiKeys extends APIResource {
  create(serviceaccountid: string, body: APIKeyCreateParams, options?: RequestOptions): APIPromise<APIKeyCreateResponse>;
}
export declare class OrganizationProjectsSpendAlerts extends APIResource {
  list(projectid: string, params?: SpendAlertListParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<ProjectSpendAlert>, ProjectSpendAlert>;
  create(projectid: string, body: SpendAlertCreateParams, options?: RequestOptions): APIPromise<ProjectSpendAlert>;
  retrieve(alertid: string, params: { project_id: string; }, options?: RequestOptions): APIPromise<ProjectSpendAlert>;
  update(alertid: string, body: SpendAlertUpdateParams, options?: RequestOptions): APIPromise<ProjectSpendAlert>;
  delete(alertid: string, params: { project_id: string; }, options?: RequestOptions): APIPromise<ProjectSpendAlertDeleted>;
}
export declare class OrganizationProjectsSpendLimit extends APIResource {
  retrieve(projectid: string, options?: RequestOptions): APIPromise<ProjectSpendLimit>;
  update(projectid: string, body: SpendLimitUpdateParams, options?: RequestOptions): APIPromise<ProjectSpendLimit>;
  delete(projectid: string, options?: RequestOptions): APIPromise<ProjectSpendLimitDeleted>;
}
export declare class OrganizationProjectsUsers extends APIResource {
  roles: OrganizationProjectsUsersRoles;
  list(projectid: string, params?: ProjectsUserListParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<ProjectUser>, ProjectUser>;
  create(projectid: string, body: ProjectsUserCreateParams, options?: RequestOptions): APIPromise<ProjectUser>;
  retrieve(userid: string, params: { project_id: string; }, options?: RequestOptions): APIPromise<ProjectUser>;
  update(userid: string, body: UserUpdateParams, options?: RequestOptions): APIPromise<ProjectUser>;
  delete(userid: string, params: { project_id: string; }, options?: RequestOptions): APIPromise<ProjectsUserDeleteResponse>;
}
export declare class OrganizationProjectsUsersRoles extends APIResource {
  list(userid: string, params: UsersRoleListParams, options?: RequestOptions): PagePromise<NextCursorPage<UsersRoleListResponse>, UsersRoleListResponse>;
  create(userid: string, body: UsersRoleCreateParams, options?: RequestOptions): APIPromise<UsersRoleCreateResponse>;
  retrieve(roleid: string, params: { project_id: string; user_id: string; }, options?: RequestOptions): APIPromise<UsersRoleRetrieveResponse>;
  delete(roleid: string, params: { project_id: string; user_id: string; }, options?: RequestOptions): APIPromise<UsersRoleDeleteResponse>;
}
export declare class Roles extends APIResource {
  list(params?: OrganizationRoleListParams | null, options?: RequestOptions): PagePromise<NextCursorPage<Role>, Role>;
  create(body: OrganizationRoleCreateParams, options?: RequestOptions): APIPromise<Role>;
  retrieve(roleid: string, options?: RequestOptions): APIPromise<Role>;
  update(roleid: string, body?: OrganizationRoleUpdateParams | null, options?: RequestOptions): APIPromise<Role>;
  delete(roleid: string, options?: RequestOptions): APIPromise<OrganizationRoleDeleteResponse>;
}
export declare class SpendAlerts extends APIResource {
  list(params?: OrganizationSpendAlertListParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<OrganizationSpendAlert>, OrganizationSpendAlert>;
  create(body: OrganizationSpendAlertCreateParams, options?: RequestOptions): APIPromise<OrganizationSpendAlert>;
  retrieve(alertid: string, options?: RequestOptions): APIPromise<OrganizationSpendAlert>;
  update(alertid: string, body: OrganizationSpendAlertUpdateParams, options?: RequestOptions): APIPromise<OrganizationSpendAlert>;
  delete(alertid: string, options?: RequestOptions): APIPromise<OrganizationSpendAlertDeleted>;
}
export declare class SpendLimit extends APIResource {
  retrieve(options?: RequestOptions): APIPromise<OrganizationSpendLimit>;
  update(body: OrganizationSpendLimitUpdateParams, options?: RequestOptions): APIPromise<OrganizationSpendLimit>;
  delete(options?: RequestOptions): APIPromise<OrganizationSpendLimitDeleted>;
}
export declare class Usage extends APIResource {
  costs(params: UsageCostsParams, options?: RequestOptions): APIPromise<UsageCostsResponse>;
  audioSpeeches(params: UsageAudioSpeechesParams, options?: RequestOptions): APIPromise<UsageAudioSpeechesResponse>;
  audioTranscriptions(params: UsageAudioTranscriptionsParams, options?: RequestOptions): APIPromise<UsageAudioTranscriptionsResponse>;
  codeInterpreterSessions(params: UsageCodeInterpreterSessionsParams, options?: RequestOptions): APIPromise<UsageCodeInterpreterSessionsResponse>;
  completions(params: UsageCompletionsParams, options?: RequestOptions): APIPromise<UsageCompletionsResponse>;
  embeddings(params: UsageEmbeddingsParams, options?: RequestOptions): APIPromise<UsageEmbeddingsResponse>;
  fileSearchCalls(params: UsageFileSearchCallsParams, options?: RequestOptions): APIPromise<UsageFileSearchCallsResponse>;
  images(params: UsageImagesParams, options?: RequestOptions): APIPromise<UsageImagesResponse>;
  moderations(params: UsageModerationsParams, options?: RequestOptions): APIPromise<UsageModerationsResponse>;
  vectorStores(params: UsageVectorStoresParams, options?: RequestOptions): APIPromise<UsageVectorStoresResponse>;
  webSearchCalls(params: UsageWebSearchCallsParams, options?: RequestOptions): APIPromise<UsageWebSearchCallsResponse>;
}
export declare class Users extends APIResource {
  roles: OrganizationUsersRoles;
  list(params?: OrganizationUserListParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<OrganizationUser>, OrganizationUser>;
  retrieve(userid: string, options?: RequestOptions): APIPromise<OrganizationUser>;
  update(userid: string, body?: OrganizationUserUpdateParams | null, options?: RequestOptions): APIPromise<OrganizationUser>;
  delete(userid: string, options?: RequestOptions): APIPromise<OrganizationUserDeleteResponse>;
}
export declare class OrganizationUsersRoles extends APIResource {
  list(userid: string, params?: OrganizationUsersRoleListParams | null, options?: RequestOptions): PagePromise<NextCursorPage<OrganizationUsersRoleListResponse>, OrganizationUsersRoleListResponse>;
  create(userid: string, body: OrganizationUsersRoleCreateParams, options?: RequestOptions): APIPromise<OrganizationUsersRoleCreateResponse>;
  retrieve(roleid: string, params: { user_id: string; }, options?: RequestOptions): APIPromise<OrganizationUsersRoleRetrieveResponse>;
  delete(roleid: string, params: { user_id: string; }, options?: RequestOptions): APIPromise<OrganizationUsersRoleDeleteResponse>;
}
export declare namespace Admin {
  export {
    Organization as Organization,
    type APIKeyCreateParams,
    type APIKeyCreateResponse,
    type APIKeyDeleteResponse,
    type APIKeyListParams,
    type AdminAPIKey,
    type AdminAPIKeyCreateParams,
    type AdminAPIKeyCreateResponse,
    type AdminAPIKeyDeleteResponse,
    type AdminAPIKeyListParams,
    type AuditLogListParams,
    type AuditLogListResponse,
    type Certificate,
    type CertificateActivateParams,
    type CertificateActivateResponse,
    type CertificateCreateParams,
    type CertificateDeactivateParams,
    type CertificateDeactivateResponse,
    type CertificateDeleteResponse,
    type CertificateListParams,
    type CertificateListResponse,
    type CertificateRetrieveParams,
    type CertificateUpdateParams,
    type DataRetentionUpdateParams,
    type Group,
    type GroupCreateParams,
    type GroupDeleteResponse,
    type GroupListParams,
    type GroupRetrieveParams,
    type GroupUpdateParams,
    type GroupUpdateResponse,
    type GroupsRoleCreateParams,
    type GroupsRoleCreateResponse,
    type GroupsRoleDeleteResponse,
    type GroupsRoleListParams,
    type GroupsRoleListResponse,
    type GroupsRoleRetrieveResponse,
    type HostedToolPermissionUpdateParams,
    type Invite,
    type InviteCreateParams,
    type InviteDeleteResponse,
    type InviteListParams,
    type ModelPermissionUpdateParams,
    type OrganizationDataRetention,
    type OrganizationGroupUser,
    type OrganizationRoleCreateParams,
    type OrganizationRoleDeleteResponse,
    type OrganizationRoleListParams,
    type OrganizationRoleUpdateParams,
    type OrganizationSpendAlert,
    type OrganizationSpendAlertCreateParams,
    type OrganizationSpendAlertDeleted,
    type OrganizationSpendAlertListParams,
    type OrganizationSpendAlertUpdateParams,
    type OrganizationSpendLimit,
    type OrganizationSpendLimitDeleted,
    type OrganizationSpendLimitUpdateParams,
    type OrganizationUser,
    type OrganizationUserDeleteResponse,
    type OrganizationUserListParams,
    type OrganizationUserUpdateParams,
    type OrganizationUsersRoleCreateParams,
    type OrganizationUsersRoleCreateResponse,
    type OrganizationUsersRoleDeleteResponse,
    type OrganizationUsersRoleListParams,
    type OrganizationUsersRoleListResponse,
    type OrganizationUsersRoleRetrieveResponse,
    type Project,
    type ProjectAPIKey,
    type ProjectCreateParams,
    type ProjectDataRetention,
    type ProjectGroup,
    type ProjectHostedToolPermissions,
    type ProjectListParams,
    type ProjectModelPermissions,
    type ProjectModelPermissionsDeleted,
    type ProjectRateLimit,
    type ProjectServiceAccount,
    type ProjectSpendAlert,
    type ProjectSpendAlertDeleted,
    type ProjectSpendLimit,
    type ProjectSpendLimitDeleted,
    type ProjectUpdateParams,
    type ProjectUser,
    type ProjectsCertificateActivateParams,
    type ProjectsCertificateActivateResponse,
    type ProjectsCertificateDeactivateParams,
    type ProjectsCertificateDeactivateResponse,
    type ProjectsCertificateListParams,
    type ProjectsCertificateListResponse,
    type ProjectsDataRetentionUpdateParams,
    type ProjectsGroupCreateParams,
    type ProjectsGroupDeleteResponse,
    type ProjectsGroupListParams,
    type ProjectsRoleCreateParams,
    type ProjectsRoleDeleteResponse,
    type ProjectsRoleListParams,
    type ProjectsUserCreateParams,
    type ProjectsUserDeleteResponse,
    type ProjectsUserListParams,
    type RateLimitListRateLimitsParams,
    type RateLimitUpdateRateLimitParams,
    type Role,
    type RoleCreateParams,
    type RoleCreateResponse,
    type RoleDeleteResponse,
    type RoleListParams,
    type RoleListResponse,
    type RoleRetrieveResponse,
    type RoleUpdateParams,
    type ServiceAccountCreateParams,
    type ServiceAccountCreateResponse,
    type ServiceAccountDeleteResponse,
    type ServiceAccountListParams,
    type ServiceAccountUpdateParams,
    type SpendAlertCreateParams,
    type SpendAlertListParams,
    type SpendAlertUpdateParams,
    type SpendLimitUpdateParams,
    type UsageAudioSpeechesParams,
    type UsageAudioSpeechesResponse,
    type UsageAudioTranscriptionsParams,
    type UsageAudioTranscriptionsResponse,
    type UsageCodeInterpreterSessionsParams,
    type UsageCodeInterpreterSessionsResponse,
    type UsageCompletionsParams,
    type UsageCompletionsResponse,
    type UsageCostsParams,
    type UsageCostsResponse,
    type UsageEmbeddingsParams,
    type UsageEmbeddingsResponse,
    type UsageFileSearchCallsParams,
    type UsageFileSearchCallsResponse,
    type UsageImagesParams,
    type UsageImagesResponse,
    type UsageModerationsParams,
    type UsageModerationsResponse,
    type UsageVectorStoresParams,
    type UsageVectorStoresResponse,
    type UsageWebSearchCallsParams,
    type UsageWebSearchCallsResponse,
    type UserCreateParams,
    type UserCreateResponse,
    type UserDeleteResponse,
    type UserListParams,
    type UserRetrieveResponse,
    type UserUpdateParams,
    type UsersRoleCreateParams,
    type UsersRoleCreateResponse,
    type UsersRoleDeleteResponse,
    type UsersRoleListParams,
    type UsersRoleListResponse,
    type UsersRoleRetrieveResponse,
  };
}
export declare namespace Organization {
  export {
    AdminAPIKeys as AdminAPIKeys,
    AuditLogs as AuditLogs,
    Certificates as Certificates,
    DataRetention as DataRetention,
    Groups as Groups,
    Invites as Invites,
    Projects as Projects,
    Roles as Roles,
    SpendAlerts as SpendAlerts,
    SpendLimit as SpendLimit,
    Usage as Usage,
    Users as Users,
  };
}
export declare namespace Projects {
  export {
    ApiKeys as ApiKeys,
    HostedToolPermissions as HostedToolPermissions,
    ModelPermissions as ModelPermissions,
    RateLimits as RateLimits,
    ServiceAccounts as ServiceAccounts,
  };
}
