// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const { classOf } = require("../lib/resources.js");

const Admin = classOf("admin");
const AdminAPIKeys = classOf("admin.organization.adminAPIKeys");
const Alpha = classOf("fineTuning.alpha");
const ApiKeys = classOf("admin.organization.projects.apiKeys");
const Assistants = classOf("beta.assistants");
const Audio = classOf("audio");
const AuditLogs = classOf("admin.organization.auditLogs");
const Batches = classOf("batches");
const Beta = classOf("beta");
const Calls = classOf("realtime.calls");
const Certificates = classOf("admin.organization.certificates");
const Chat = classOf("chat");
const ChatKit = classOf("beta.chatkit");
const Checkpoints = classOf("fineTuning.checkpoints");
const ClientSecrets = classOf("realtime.clientSecrets");
const Completions = classOf("chat.completions");
const Containers = classOf("containers");
const Content = classOf("skills.content");
const ContentProvenanceChecks = classOf("contentProvenanceChecks");
const Conversations = classOf("conversations");
const DataRetention = classOf("admin.organization.dataRetention");
const Embeddings = classOf("embeddings");
const Evals = classOf("evals");
const FileBatches = classOf("vectorStores.fileBatches");
const Files = classOf("files");
const FineTuning = classOf("fineTuning");
const Graders = classOf("fineTuning.alpha.graders");
const Groups = classOf("admin.organization.groups");
const HostedToolPermissions = classOf("admin.organization.projects.hostedToolPermissions");
const Images = classOf("images");
const InputItems = classOf("responses.inputItems");
const InputTokens = classOf("responses.inputTokens");
const Invites = classOf("admin.organization.invites");
const Items = classOf("conversations.items");
const Jobs = classOf("fineTuning.jobs");
const Messages = classOf("beta.threads.messages");
const ModelPermissions = classOf("admin.organization.projects.modelPermissions");
const Models = classOf("models");
const Moderations = classOf("moderations");
const Organization = classOf("admin.organization");
const OutputItems = classOf("evals.runs.outputItems");
const Parts = classOf("uploads.parts");
const Permissions = classOf("fineTuning.checkpoints.permissions");
const Projects = classOf("admin.organization.projects");
const RateLimits = classOf("admin.organization.projects.rateLimits");
const Realtime = classOf("realtime");
const Responses = classOf("responses");
const Roles = classOf("admin.organization.roles");
const Runs = classOf("evals.runs");
const ServiceAccounts = classOf("admin.organization.projects.serviceAccounts");
const Sessions = classOf("beta.chatkit.sessions");
const Skills = classOf("skills");
const Speech = classOf("audio.speech");
const SpendAlerts = classOf("admin.organization.spendAlerts");
const SpendLimit = classOf("admin.organization.spendLimit");
const Steps = classOf("beta.threads.runs.steps");
const Threads = classOf("beta.threads");
const TranscriptionSessions = classOf("beta.realtime.transcriptionSessions");
const Transcriptions = classOf("audio.transcriptions");
const Translations = classOf("audio.translations");
const Uploads = classOf("uploads");
const Usage = classOf("admin.organization.usage");
const Users = classOf("admin.organization.users");
const VectorStores = classOf("vectorStores");
const Versions = classOf("skills.versions");
const Videos = classOf("videos");
const Webhooks = classOf("webhooks");

module.exports = {
  Admin,
  AdminAPIKeys,
  Alpha,
  ApiKeys,
  Assistants,
  Audio,
  AuditLogs,
  Batches,
  Beta,
  Calls,
  Certificates,
  Chat,
  ChatKit,
  Checkpoints,
  ClientSecrets,
  Completions,
  Containers,
  Content,
  ContentProvenanceChecks,
  Conversations,
  DataRetention,
  Embeddings,
  Evals,
  FileBatches,
  Files,
  FineTuning,
  Graders,
  Groups,
  HostedToolPermissions,
  Images,
  InputItems,
  InputTokens,
  Invites,
  Items,
  Jobs,
  Messages,
  ModelPermissions,
  Models,
  Moderations,
  Organization,
  OutputItems,
  Parts,
  Permissions,
  Projects,
  RateLimits,
  Realtime,
  Responses,
  Roles,
  Runs,
  ServiceAccounts,
  Sessions,
  Skills,
  Speech,
  SpendAlerts,
  SpendLimit,
  Steps,
  Threads,
  TranscriptionSessions,
  Transcriptions,
  Translations,
  Uploads,
  Usage,
  Users,
  VectorStores,
  Versions,
  Videos,
  Webhooks,
};
