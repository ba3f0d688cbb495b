// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
export * from "../../types/resources/moderations.js";
